namespace Konvoi.Roads;

/// <summary>
/// Durations between every source and every target, and behind each the way and its length, which are worked out when
/// asked for. Threads may share it.
/// </summary>
public sealed class RoadMatrix
{
    /// <summary>The duration and the length where there is no way.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly RoadMetric _metric;
    private readonly RoadPoint[] _sources;
    private readonly RoadPoint[] _targets;
    private readonly int[] _durationMs;
    private readonly Lazy<MatrixLengths> _lengths;

    internal RoadMatrix(RoadMetric metric, RoadPoint[] sources, RoadPoint[] targets, int[] durationMs)
    {
        _metric = metric;
        (_sources, _targets, _durationMs) = (sources, targets, durationMs);
        _lengths = new Lazy<MatrixLengths>(() => new MatrixLengths(_metric, _sources, _targets));
    }

    /// <summary>The number of sources.</summary>
    public int Rows => _sources.Length;

    /// <summary>The number of targets.</summary>
    public int Columns => _targets.Length;

    /// <summary>From source i to target j, turns included; <see cref="Unreachable"/> where there is no way.</summary>
    public int DurationMs(int i, int j) => _durationMs[Cell(i, j)];

    /// <summary>The length of the fastest way, which need not be the shortest; <see cref="Unreachable"/> where there is none.</summary>
    public int LengthDm(int i, int j) => DurationMs(i, j) == Unreachable ? Unreachable : _lengths.Value.Of(i, j);

    /// <summary>The way behind a cell; null where there is none.</summary>
    public RoadPath? Path(int i, int j) => DurationMs(i, j) == Unreachable ? null : FastestWay.Find(_metric, _sources[i], _targets[j]);

    private int Cell(int i, int j)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfNegative(j);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(j, Columns);
        return (i * Columns) + j;
    }
}
