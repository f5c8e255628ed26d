namespace Konvoi.Roads;

/// <summary>Durations and lengths between every source and every target, without the ways behind them.</summary>
public sealed class RoadTable
{
    /// <summary>The duration and the length where there is no way.</summary>
    public const int Unreachable = RoadMatrix.Unreachable;

    private readonly int[] _durationMs;
    private readonly int[] _lengthDm;

    internal RoadTable(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _durationMs = new int[checked(rows * columns)];
        _lengthDm = new int[_durationMs.Length];
        Array.Fill(_durationMs, Unreachable);
        Array.Fill(_lengthDm, Unreachable);
    }

    /// <summary>The number of sources.</summary>
    public int Rows { get; }

    /// <summary>The number of targets.</summary>
    public int Columns { get; }

    /// <summary>From source i to target j, turns included; <see cref="Unreachable"/> where there is no way.</summary>
    public int DurationMs(int i, int j) => _durationMs[Cell(i, j)];

    /// <summary>The length of the fastest way, which need not be the shortest; <see cref="Unreachable"/> where there is none.</summary>
    public int LengthDm(int i, int j) => _lengthDm[Cell(i, j)];

    internal void Set(int i, int j, int durationMs, int lengthDm)
    {
        int cell = Cell(i, j);
        _durationMs[cell] = durationMs;
        _lengthDm[cell] = lengthDm;
    }

    private int Cell(int i, int j)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfNegative(j);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(j, Columns);
        return (i * Columns) + j;
    }
}
