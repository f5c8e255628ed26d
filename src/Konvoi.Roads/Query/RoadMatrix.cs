namespace Konvoi.Roads;

/// <summary>Durations, lengths and ways between every source and every target.</summary>
public sealed class RoadMatrix
{
    /// <summary>The duration and the length where there is no way.</summary>
    public const int Unreachable = int.MaxValue;

    public int Rows => throw new NotSupportedException();

    public int Columns => throw new NotSupportedException();

    public int DurationMs(int i, int j) => throw new NotSupportedException();

    public int LengthDm(int i, int j) => throw new NotSupportedException();

    /// <summary>The way behind a cell; null where there is none.</summary>
    public RoadPath? Path(int i, int j) => throw new NotSupportedException();
}
