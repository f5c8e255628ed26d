namespace Konvoi.Roads;

/// <summary>
/// Labels from a few states up the tree of a hierarchy: every way begins with edges that lead up, so the states
/// above the start are all that can follow. No queue is needed: a rank is finished when all lower ones are. Keeps its workspaces;
/// one thread at a time.
/// </summary>
internal sealed unsafe class RootPath
{
    private readonly int[] _labelMs;
    private readonly int[] _edge;
    private readonly int[] _below;
    private readonly List<int> _heads = [];
    private readonly List<(int Rank, int Origin)> _starts = [];
    private readonly List<int> _chain = [];
    private int[] _ranks = new int[512];

    public RootPath(int rankCount)
    {
        _labelMs = new int[rankCount];
        _edge = new int[rankCount];
        _below = new int[rankCount];
        Array.Fill(_labelMs, CchWeights.NoneMs);
    }

    /// <summary>The ranks that the last run went over, ascending.</summary>
    public ReadOnlySpan<int> Ranks => _ranks.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>The least time to a rank, <see cref="CchWeights.NoneMs"/> or more where there is none.</summary>
    public int LabelMs(int rank) => _labelMs[rank];

    /// <summary>The edge over which a rank got its label; -1 where the way begins.</summary>
    public int EdgeOf(int rank) => _edge[rank];

    /// <summary>The lower rank of that edge.</summary>
    public int BelowOf(int rank) => _below[rank];

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

    /// <summary>Adds the states from the start of the way to a rank up to that rank.</summary>
    public void AppendFromStart(CchWeights weights, int rank, List<int> states)
    {
        _chain.Clear();
        int start = rank;
        for (; _edge[start] >= 0; start = _below[start])
        {
            _chain.Add(start);
        }

        states.Add(weights.Topology.StateAt[start]);
        for (int i = _chain.Count - 1; i >= 0; i--)
        {
            CchUnpacker.Append(weights, _below[_chain[i]], _edge[_chain[i]], isUp: true, states);
        }
    }

    /// <summary>Forgets the last run.</summary>
    public void Clear()
    {
        foreach (int rank in Ranks)
        {
            _labelMs[rank] = CchWeights.NoneMs;
        }

        foreach (int rank in _heads)
        {
            _labelMs[rank] = CchWeights.NoneMs;
        }

        Count = 0;
        _heads.Clear();
        _starts.Clear();
    }

    /// <summary>A rank to start from, at a time that may be below zero. Of several starts at a rank the earliest counts, of equal ones the first.</summary>
    public void Start(int rank, int labelMs, int origin)
    {
        if (labelMs >= _labelMs[rank])
        {
            return;
        }

        _labelMs[rank] = labelMs;
        _edge[rank] = -1;
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
        while (Next(weights.Topology) is int rank and >= 0)
        {
            if (_labelMs[rank] < CchWeights.NoneMs)
            {
                Relax(weights.Topology, rank, isUp ? weights.Up(rank) : weights.Down(rank));
            }
        }
    }

    /// <summary>Climbs like <see cref="Run"/>, and finds the rank at which the way over it and along another path is shortest.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="other">The path to the end, already run.</param>
    /// <param name="bestMs">The time of the best way, <see cref="CchWeights.LeastNoneMs"/> or more for none.</param>
    /// <returns>The rank; -1 where there is no way.</returns>
    public int Meet(CchWeights weights, RootPath other, out int bestMs)
    {
        bestMs = CchWeights.LeastNoneMs;
        int best = -1;
        while (Next(weights.Topology) is int rank and >= 0)
        {
            int label = _labelMs[rank];
            if (label >= bestMs)
            {
                continue;
            }

            int sum = label + other._labelMs[rank];
            if (sum < bestMs)
            {
                (bestMs, best) = (sum, rank);
            }

            Relax(weights.Topology, rank, weights.Up(rank));
        }

        return best;
    }

    /// <summary>The lowest rank not visited yet on the way to the top; -1 behind the top.</summary>
    private int Next(CchTopology topology)
    {
        if (_heads.Count == 0)
        {
            return -1;
        }

        int least = _heads[0];
        for (int i = 1; i < _heads.Count; i++)
        {
            least = Math.Min(least, _heads[i]);
        }

        int parent = topology.ParentOf(least);
        for (int i = _heads.Count - 1; i >= 0; i--)
        {
            if (_heads[i] == least)
            {
                _heads.RemoveAt(i);
            }
        }

        if (parent >= 0)
        {
            _heads.Add(parent);
        }

        if (Count == _ranks.Length)
        {
            Array.Resize(ref _ranks, Count * 2);
        }

        return _ranks[Count++] = least;
    }

    private void Relax(CchTopology topology, int rank, long* costs)
    {
        int label = _labelMs[rank];
        int last = topology.UpFirst[rank + 1];
        fixed (int* head = topology.UpHead, labels = _labelMs, edges = _edge, below = _below)
        {
            for (int edge = topology.UpFirst[rank]; edge < last; edge++)
            {
                int sum = label + CchWeights.Ms(costs[edge]);
                int to = head[edge];
                if (sum < labels[to])
                {
                    labels[to] = sum;
                    edges[to] = edge;
                    below[to] = rank;
                }
            }
        }
    }
}
