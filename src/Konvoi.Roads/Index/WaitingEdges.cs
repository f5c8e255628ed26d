using System.Numerics;

namespace Konvoi.Roads;

/// <summary>
/// Which edges of a hierarchy are to be worked out again, and in which directions; and which ranks have such edges. All bits, so that little is
/// looked at. Any number of threads may add and take at a time, as long as no two take from the same ranks.
/// </summary>
internal sealed class WaitingEdges(CchTopology topology)
{
    private const ulong Both = (ulong)(Directions.Up | Directions.Down);

    private readonly ulong[] _ranks = new ulong[(topology.RankCount + 63) / 64];

    /// <summary>Two bits per edge.</summary>
    private readonly ulong[] _edges = new ulong[((2 * topology.EdgeCount) + 63) / 64];

    /// <param name="lower">The lower rank of the edge.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="directions">In which it waits, besides those in which it does already.</param>
    public void Add(int lower, int edge, Directions directions)
    {
        Interlocked.Or(ref _edges[edge >> 5], (ulong)directions << (2 * edge));
        Interlocked.Or(ref _ranks[lower >> 6], 1UL << lower);
    }

    /// <summary>Takes the lowest rank of a run that has waiting edges; -1 if none has.</summary>
    public int TakeRank(int from, int to)
    {
        int rank = First(_ranks, from, to);
        if (rank >= 0)
        {
            Interlocked.And(ref _ranks[rank >> 6], ~(1UL << rank));
        }

        return rank;
    }

    /// <summary>Takes the first waiting edge of a run; -1 if there is none.</summary>
    public int TakeEdge(int from, int to, out Directions directions)
    {
        int bit = First(_edges, 2 * from, 2 * to);
        if (bit < 0)
        {
            directions = Directions.None;
            return -1;
        }

        int edge = bit >> 1;
        ulong before = Interlocked.And(ref _edges[edge >> 5], ~(Both << (2 * edge)));
        directions = (Directions)((before >> (2 * edge)) & Both);
        return edge;
    }

    /// <summary>The first bit of a run that is set; -1 if none is.</summary>
    private static int First(ulong[] bits, int from, int to)
    {
        for (int word = from >> 6; word << 6 < to; word++)
        {
            ulong set = bits[word] & (word == from >> 6 ? ulong.MaxValue << from : ulong.MaxValue);
            if (set != 0)
            {
                int bit = (word << 6) + BitOperations.TrailingZeroCount(set);
                return bit < to ? bit : -1;
            }
        }

        return -1;
    }
}
