namespace Konvoi.Roads;

/// <summary>
/// What each edge of a hierarchy costs in both directions: one version of one metric. Immutable once made, so any number of
/// threads read it without a lock; a change makes a new version that shares with the old one all pages it does not touch.
/// <para>
/// A cost is one number: the milliseconds in its upper half, in its lower half one more than the rank of the middle of the triangle
/// that it comes from, or 0 for a turn. So the least of two costs is also the one with the lower middle, in whatever order
/// they are looked at, and a way is unpacked without a search.
/// </para>
/// </summary>
internal sealed unsafe class CchWeights
{
    /// <summary>
    /// Milliseconds that stand for "no way". Two of them fit into an int, so nothing checks for overflow; what is summed up
    /// to half of it or more counts as no way, so a way may take six days.
    /// </summary>
    public const int NoneMs = 0x3FFF_FFFF;

    /// <summary>Sums from here on are no ways.</summary>
    public const int LeastNoneMs = 0x2000_0000;

    /// <summary>The cost of an edge without a way.</summary>
    public const long None = (long)NoneMs << 32;

    /// <summary>A page holds the edges of so many ranks, as a power of two. On Porto 16 ranks are some 1 KB in each direction.</summary>
    public const int PageShift = 4;

    private readonly long*[] _up;
    private readonly long*[] _down;

    /// <summary>What keeps each page's memory: an array that the collector does not move, or the block of a file.</summary>
    private readonly object[] _owners;

    /// <summary>For threads that make a version together.</summary>
    private readonly Lock _making = new();

    private CchWeights(CchTopology topology, long*[] up, long*[] down, object[] owners)
    {
        Topology = topology;
        _up = up;
        _down = down;
        _owners = owners;
    }

    public CchTopology Topology { get; }

    public static int Ms(long cost) => (int)(cost >> 32);

    /// <summary>The middle of the triangle behind a cost; -1 for a turn.</summary>
    public static int Middle(long cost) => (int)(uint)cost - 1;

    public static long Cost(int ms, int middle) => ((long)ms << 32) | (uint)(middle + 1);

    /// <summary>The costs from lower to higher rank of the edges of one rank, indexed by edge.</summary>
    public long* Up(int rank) => _up[rank >> PageShift];

    /// <summary>The costs from higher to lower rank of the edges of one rank, indexed by edge.</summary>
    public long* Down(int rank) => _down[rank >> PageShift];

    /// <summary>One of the two costs of an edge: up from its lower rank, or down to it.</summary>
    public long Of(int lower, int edge, bool isUp) => isUp ? Up(lower)[edge] : Down(lower)[edge];

    /// <summary>All costs in one direction, by edge.</summary>
    public long[] ToArray(bool isUp)
    {
        long[] costs = new long[Topology.EdgeCount];
        for (int rank = 0; rank < Topology.RankCount; rank++)
        {
            int first = Topology.UpFirst[rank];
            int count = Topology.UpFirst[rank + 1] - first;
            new ReadOnlySpan<long>((isUp ? Up(rank) : Down(rank)) + first, count).CopyTo(costs.AsSpan(first));
        }

        return costs;
    }

    /// <summary>Over whole arrays by edge, which the caller fills before anybody reads and never changes after.</summary>
    /// <param name="topology">Whose edges.</param>
    /// <param name="up">Memory that does not move.</param>
    /// <param name="down">Memory that does not move.</param>
    /// <param name="owner">What keeps it.</param>
    public static CchWeights Over(CchTopology topology, long* up, long* down, object owner)
    {
        int pages = (topology.RankCount + (1 << PageShift) - 1) >> PageShift;
        var ups = new long*[pages];
        var downs = new long*[pages];
        var owners = new object[pages];
        Array.Fill(owners, owner);
        for (int page = 0; page < pages; page++)
        {
            ups[page] = up;
            downs[page] = down;
        }

        return new CchWeights(topology, ups, downs, owners);
    }

    /// <summary>A version that shares every page with this one, until <see cref="Own"/> is asked for one.</summary>
    public CchWeights Fork() => new(Topology, (long*[])_up.Clone(), (long*[])_down.Clone(), (object[])_owners.Clone());

    /// <summary>Whether all ranks on a rank's page lie in a run.</summary>
    public static bool IsPageWithin(int rank, int from, int to) =>
        rank >> PageShift << PageShift >= from && ((rank >> PageShift) + 1) << PageShift <= to;

    /// <summary>Gives a version that is being made its own copy of a rank's page, if it has none yet.</summary>
    /// <param name="rank">A rank on the page.</param>
    /// <param name="before">The version that it was forked from.</param>
    /// <param name="pages">Where the copy goes.</param>
    /// <param name="isAlone">Whether no other thread has ranks on that page.</param>
    public void Own(int rank, CchWeights before, CostPages pages, bool isAlone)
    {
        int page = rank >> PageShift;
        if (isAlone)
        {
            OwnPage(page, before, pages);
            return;
        }

        lock (_making)
        {
            OwnPage(page, before, pages);
        }
    }

    private void OwnPage(int page, CchWeights before, CostPages pages)
    {
        if (_up[page] != before._up[page])
        {
            return;
        }

        int from = Topology.UpFirst[page << PageShift];
        int count = Topology.UpFirst[Math.Min((page + 1) << PageShift, Topology.RankCount)] - from;
        (long[] array, int at) = pages.Take(2 * count);
        fixed (long* start = array)
        {
            new ReadOnlySpan<long>(_up[page] + from, count).CopyTo(new Span<long>(start + at, count));
            new ReadOnlySpan<long>(_down[page] + from, count).CopyTo(new Span<long>(start + at + count, count));

            // Another thread that reads its own ranks on this page sees the old page or the whole new one.
            Thread.MemoryBarrier();
            _up[page] = start + at - from;
            _down[page] = start + at + count - from;
        }

        _owners[page] = array;
    }
}
