using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>
/// Labels from a few states up the tree of a hierarchy: every way begins with edges that lead up, so the states
/// above the start are all that can follow. No queue is needed: a rank is finished when all lower ones are. Keeps its workspaces;
/// one thread at a time.
/// </summary>
internal sealed unsafe class RootPath
{
    /// <summary>The upper half of a cost: its milliseconds.</summary>
    private const long MsPart = unchecked((long)0xFFFF_FFFF_0000_0000);

    /// <summary>
    /// By rank: milliseconds in the upper half, one more than the rank before it in the lower, or 0 where the way begins. The least of two
    /// labels is one comparison without a branch, and of equal times the one over the lower rank stays.
    /// </summary>
    private readonly long[] _labels;
    private readonly List<int> _heads = [];
    private readonly List<(int Rank, int Origin)> _starts = [];
    private readonly List<int> _chain = [];
    private int[] _ranks = new int[512];
    private int _leastStartMs;

    public RootPath(int rankCount)
    {
        _labels = new long[rankCount];
        Array.Fill(_labels, CchWeights.None);
    }

    /// <summary>For whoever has rented this.</summary>
    public CchUnpacker Unpacker { get; } = new();

    /// <summary>The ranks that the last run went over, ascending.</summary>
    public ReadOnlySpan<int> Ranks => _ranks.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>The least time to a rank, <see cref="CchWeights.NoneMs"/> or more where there is none.</summary>
    public int LabelMs(int rank) => (int)(_labels[rank] >> 32);

    /// <summary>The rank from which a rank got its label; -1 where the way begins.</summary>
    public int Below(int rank) => (int)(uint)_labels[rank] - 1;

    /// <summary>The edge from there to it.</summary>
    public int EdgeTo(CchTopology topology, int rank)
    {
        int below = Below(rank);
        int first = topology.UpFirst.Start[below];
        return first + new ReadOnlySpan<int>(topology.UpHead.Start + first, topology.UpFirst.Start[below + 1] - first).IndexOf(rank);
    }

    /// <summary>What the caller gave with the start at a rank.</summary>
    public int OriginOf(int rank)
    {
        foreach ((int start, int origin) in _starts)
        {
            if (start == rank)
            {
                return origin;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, "no start");
    }

    /// <summary>Begins a way with its start and the edges from there to a rank.</summary>
    public void AppendFromStart(CchTopology topology, int rank, CchUnpacker way)
    {
        _chain.Clear();
        int start = rank;
        for (; Below(start) >= 0; start = Below(start))
        {
            _chain.Add(start);
        }

        way.Start(topology.StateAt[start]);
        for (int i = _chain.Count - 1; i >= 0; i--)
        {
            way.Add(Below(_chain[i]), EdgeTo(topology, _chain[i]), isUp: true);
        }
    }

    /// <summary>Adds the edges from a rank to the end of the way.</summary>
    public void AppendToEnd(CchTopology topology, int rank, CchUnpacker way)
    {
        for (; Below(rank) >= 0; rank = Below(rank))
        {
            way.Add(Below(rank), EdgeTo(topology, rank), isUp: false);
        }
    }

    /// <summary>Forgets the last run.</summary>
    public void Clear(CchTopology topology)
    {
        foreach (int rank in Ranks)
        {
            _labels[rank] = CchWeights.None;
        }

        // A run that ended below the top has left labels above.
        foreach (int head in _heads)
        {
            for (int rank = head; rank >= 0; rank = topology.ParentOf(rank))
            {
                _labels[rank] = CchWeights.None;
            }
        }

        Count = 0;
        _leastStartMs = 0;
        _heads.Clear();
        _starts.Clear();
    }

    /// <summary>A rank to start from, at a time that may be below zero. Of several starts at a rank the earliest counts, of equal ones the first.</summary>
    public void Start(int rank, int labelMs, int origin)
    {
        if (labelMs >= LabelMs(rank))
        {
            return;
        }

        _labels[rank] = (long)labelMs << 32;
        _leastStartMs = Math.Min(_leastStartMs, labelMs);
        for (int i = 0; i < _starts.Count; i++)
        {
            if (_starts[i].Rank == rank)
            {
                _starts[i] = (rank, origin);
                return;
            }
        }

        _starts.Add((rank, origin));
        _heads.Add(rank);
    }

    /// <summary>Climbs to the top along the edges' weights: up for ways from the start, down for ways to it.</summary>
    public void Run(CchWeights weights, bool isUp)
    {
        for (int rank = Lowest(); rank >= 0; rank = Leave(weights.Topology, rank))
        {
            Visit(rank);
            if (LabelMs(rank) < CchWeights.NoneMs)
            {
                Relax(weights.Topology, rank, isUp ? weights.Up(rank) : weights.Down(rank));
            }
        }
    }

    /// <summary>
    /// Climbs from both ends of a way at once, the lower first, and finds the rank at which the way is shortest. Where either label alone is
    /// no better than the best way found, nothing above can follow from it.
    /// </summary>
    /// <param name="weights">The weights.</param>
    /// <param name="up">From the start.</param>
    /// <param name="down">From the end, where no label is below zero.</param>
    /// <param name="bestMs">The time of the best way, <see cref="CchWeights.LeastNoneMs"/> or more for none.</param>
    /// <returns>The rank; -1 where there is no way.</returns>
    public static int Meet(CchWeights weights, RootPath up, RootPath down, out int bestMs)
    {
        CchTopology topology = weights.Topology;
        bestMs = CchWeights.LeastNoneMs;
        int best = -1;
        int from = up.Lowest();
        int to = down.Lowest();
        while ((from | to) >= 0)
        {
            int rank = Math.Min(from, to);
            int fromMs = up.LabelMs(rank);
            int toMs = down.LabelMs(rank);
            if (fromMs + toMs < bestMs)
            {
                (bestMs, best) = (fromMs + toMs, rank);
            }

            if (from == rank)
            {
                up.Visit(rank);
                if (fromMs < bestMs)
                {
                    up.Relax(topology, rank, weights.Up(rank));
                }

                from = up.Leave(topology, rank);
            }

            if (to == rank)
            {
                down.Visit(rank);
                if (toMs < bestMs - up._leastStartMs)
                {
                    down.Relax(topology, rank, weights.Down(rank));
                }

                to = down.Leave(topology, rank);
            }
        }

        return best;
    }

    /// <summary>The lowest rank to begin with; -1 without a start.</summary>
    private int Lowest()
    {
        int least = _heads.Count == 0 ? -1 : _heads[0];
        foreach (int head in _heads)
        {
            least = Math.Min(least, head);
        }

        return least;
    }

    private void Visit(int rank)
    {
        if (Count == _ranks.Length)
        {
            Array.Resize(ref _ranks, Count * 2);
        }

        _ranks[Count++] = rank;
    }

    /// <summary>The next rank on the way to the top; -1 behind the top.</summary>
    private int Leave(CchTopology topology, int rank)
    {
        int parent = topology.ParentOf(rank);
        if (_heads.Count == 1 && parent >= 0)
        {
            return _heads[0] = parent;
        }

        _heads.Remove(rank);
        if (parent >= 0 && !_heads.Contains(parent))
        {
            _heads.Add(parent);
        }

        return Lowest();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Relax(CchTopology topology, int rank, long* costs)
    {
        int* heads = topology.UpHead.Start;
        int last = topology.UpFirst.Start[rank + 1];
        long before = (_labels[rank] & MsPart) | (uint)(rank + 1);
        fixed (long* labels = _labels)
        {
            for (int edge = topology.UpFirst.Start[rank]; edge < last; edge++)
            {
                long* label = labels + heads[edge];
                *label = Math.Min(*label, before + (costs[edge] & MsPart));
            }
        }
    }
}
