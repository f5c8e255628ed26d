namespace Konvoi.Roads;

/// <summary>
/// Durations, lengths and ways between every source and every target. The ways of a row are one tree, so that what
/// they share is kept once.
/// </summary>
public sealed class RoadMatrix
{
    /// <summary>The duration and the length where there is no way.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly RoadNetwork _network;
    private readonly RoadPoint[] _sources;
    private readonly RoadPoint[] _targets;
    private readonly int[] _durationMs;
    private readonly int[] _lengthDm;

    /// <summary>The tree node of the arc that a way ends on, or ~side when it never leaves the source's own arc.</summary>
    private readonly int[] _leaf;
    private readonly List<(int Arc, int Parent)>[] _trees;

    internal RoadMatrix(RoadNetwork network, RoadPoint[] sources, RoadPoint[] targets)
    {
        _network = network;
        _sources = sources;
        _targets = targets;
        _durationMs = new int[checked(sources.Length * targets.Length)];
        _lengthDm = new int[_durationMs.Length];
        _leaf = new int[_durationMs.Length];
        _trees = new List<(int, int)>[sources.Length];
        Array.Fill(_durationMs, Unreachable);
        Array.Fill(_lengthDm, Unreachable);
    }

    /// <summary>The number of sources.</summary>
    public int Rows => _sources.Length;

    /// <summary>The number of targets.</summary>
    public int Columns => _targets.Length;

    /// <summary>From source i to target j, turns included; <see cref="Unreachable"/> where there is no way.</summary>
    public int DurationMs(int i, int j) => _durationMs[Cell(i, j)];

    /// <summary>The length of the fastest way, which need not be the shortest; <see cref="Unreachable"/> where there is none.</summary>
    public int LengthDm(int i, int j) => _lengthDm[Cell(i, j)];

    /// <summary>The way behind a cell; null where there is none.</summary>
    public RoadPath? Path(int i, int j)
    {
        int cell = Cell(i, j);
        if (_durationMs[cell] == Unreachable)
        {
            return null;
        }

        int at = _leaf[cell];
        var arcs = new List<int>();
        for (; at >= 0; at = _trees[i][at].Parent)
        {
            arcs.Add(_trees[i][at].Arc);
        }

        int firstArc = ~at == 0 ? _sources[i].Arc : _network.ReverseOf(_sources[i].Arc);
        arcs.Add(firstArc);
        arcs.Reverse();
        return new RoadPath(
            PointSides.On(_network, _sources[i], firstArc),
            PointSides.On(_network, _targets[j], arcs[^1]),
            [.. arcs],
            _durationMs[cell],
            _lengthDm[cell]);
    }

    internal void Begin(int row) => _trees[row] = [];

    internal void End(int row) => _trees[row].TrimExcess();

    internal int AddToTree(int row, int arc, int parent)
    {
        _trees[row].Add((arc, parent));
        return _trees[row].Count - 1;
    }

    internal int TreeArc(int row, int node) => _trees[row][node].Arc;

    internal void Set(int row, int column, int durationMs, long lengthDm, int leaf)
    {
        int cell = Cell(row, column);
        _durationMs[cell] = durationMs;
        _lengthDm[cell] = (int)Math.Min(lengthDm, Unreachable - 1);
        _leaf[cell] = leaf;
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
