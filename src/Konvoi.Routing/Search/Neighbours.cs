using System.Buffers;

namespace Konvoi.Routing;

/// <summary>
/// For each job the other jobs in order of nearness, worked out when first asked for, in scratch of the call's own: a list is
/// the same whoever works it out, so the members of a crew may ask at once. Two measures: by way alone, for what to take out
/// together; and by way and time, for beside whom to put a job: driving time plus a fifth of the wait that cannot be avoided
/// plus the lateness that cannot be avoided (Vidal et al., 2013), in the better direction.
/// </summary>
internal sealed class Neighbours
{
    private const int IndexBits = 17;
    private readonly Instance _instance;
    private readonly int[]?[] _byWay;
    private readonly int[]?[] _byTime;
    private readonly int[] _ways;

    public Neighbours(Instance instance, int most)
    {
        _instance = instance;
        Count = Math.Max(0, Math.Min(most, instance.Jobs - 1));
        _byWay = new int[instance.Jobs][];
        _byTime = new int[instance.Jobs][];
        _ways = instance.Travel.Length == 0 ? [] : WaysOf(instance.Travel[0]);
    }

    /// <summary>How many neighbours each job has.</summary>
    public int Count { get; }

    public int[] ByWay(int job) => _byWay[job] ??= Nearest(job, byTime: false);

    public int[] ByTime(int job) => _byTime[job] ??= Nearest(job, byTime: true);

    private int[] Nearest(int job, bool byTime)
    {
        long[] scratch = ArrayPool<long>.Shared.Rent(_instance.Jobs);
        Span<long> keys = scratch.AsSpan(0, _instance.Jobs);
        int others = 0;
        for (int other = 0; other < _instance.Jobs; other++)
        {
            if (other != job)
            {
                long far = byTime ? Math.Min(TimedWay(job, other), TimedWay(other, job)) : Math.Min(Way(job, other), Way(other, job));
                keys[others++] = (Math.Min(far, long.MaxValue >> (IndexBits + 1)) << IndexBits) | (uint)other;
            }
        }

        Smallest(keys[..others], Count);
        keys[..Count].Sort();
        int[] near = new int[Count];
        for (int i = 0; i < near.Length; i++)
        {
            near[i] = (int)(keys[i] & ((1 << IndexBits) - 1));
        }

        ArrayPool<long>.Shared.Return(scratch);
        return near;
    }

    /// <summary>Brings the smallest keys to the front, in any order (quickselect): most of what a full sort does is of no use here.</summary>
    private static void Smallest(Span<long> keys, int count)
    {
        while (keys.Length > count && count > 0)
        {
            long pivot = keys[keys.Length / 2];
            int low = 0;
            int high = keys.Length - 1;
            while (low <= high)
            {
                while (keys[low] < pivot)
                {
                    low++;
                }

                while (keys[high] > pivot)
                {
                    high--;
                }

                if (low <= high)
                {
                    (keys[low], keys[high]) = (keys[high], keys[low]);
                    low++;
                    high--;
                }
            }

            if (count <= high + 1)
            {
                keys = keys[..(high + 1)];
            }
            else if (count >= low)
            {
                keys = keys[low..];
                count -= low;
            }
            else
            {
                return;
            }
        }
    }

    private long Way(int from, int to) => _ways[(_instance.Layout.Place[from] * _instance.Places) + _instance.Layout.Place[to]];

    private long TimedWay(int from, int to)
    {
        JobLayout layout = _instance.Layout;
        long way = Way(from, to);
        long driveMs = _instance.Travel[0].Ms[(layout.Place[from] * _instance.Places) + layout.Place[to]];
        long waitMs = layout.OpenMs[to] - driveMs - layout.ServiceMs[from] - layout.CloseMs[from];
        long lateMs = layout.OpenMs[from] + layout.ServiceMs[from] + driveMs - layout.CloseMs[to];
        return way + (Math.Max(0, waitMs) / 5) + Math.Max(0, lateMs);
    }

    /// <summary>Driving times; lengths where a profile has no times.</summary>
    private static int[] WaysOf(Travel travel) => Array.TrueForAll(travel.Ms, ms => ms == 0) ? travel.Dm : travel.Ms;
}
