namespace Konvoi.Routing;

/// <summary>What an order of jobs takes of a van that leaves with a given wave; it charges nothing on the way.</summary>
internal sealed class WaveClock(DispatchEpoch epoch)
{
    private readonly long _mostMs = epoch.Van.MaxTripMs ?? long.MaxValue;

    private readonly long _mostDm = Math.Min(
        epoch.Van.MaxTripDm ?? long.MaxValue, epoch.Van.RangeDm == Vehicle.UnlimitedDm ? long.MaxValue : epoch.Van.StartRangeDm ?? epoch.Van.RangeDm);

    /// <summary>Whether a van that leaves at a time or later serves the jobs in this order and is back in time.</summary>
    public bool IsInTime(long departMs, IReadOnlyList<Job> order) => OnTripMs(departMs, order) is not null;

    /// <summary>Whether a job can leave alone with the wave that is so many waves ahead.</summary>
    public bool CanLeaveWith(Job job, int wave) => IsInTime(epoch.DepartMs + (wave * epoch.WaveMs), [job]);

    /// <summary>
    /// Time from leaving the hub to being back, of a van that is back as early as the order allows and leaves as late as that
    /// permits; null where a window, the shift, the range or a limit of the trip is not kept.
    /// </summary>
    public long? OnTripMs(long departMs, IReadOnlyList<Job> order) =>
        ReturnMs(departMs, order) is { } returnMs && returnMs <= epoch.Van.ShiftEndMs
            && returnMs - DepartMs(returnMs, order) is var onTripMs && onTripMs <= _mostMs
            ? onTripMs
            : null;

    /// <summary>The earliest return; null where a window or the range is not kept.</summary>
    private long? ReturnMs(long departMs, IReadOnlyList<Job> order)
    {
        long atMs = departMs;
        long lengthDm = 0;
        int at = epoch.Van.Hub;
        for (int i = 0; i <= order.Count; i++)
        {
            Job? job = i < order.Count ? order[i] : null;
            int next = job?.Location ?? epoch.Van.Hub;
            if (!epoch.Travel.IsReachable(at, next))
            {
                return null;
            }

            lengthDm += epoch.Travel.LengthDm(at, next);
            atMs += epoch.Travel.DurationMs(at, next);
            at = next;
            if (job is null)
            {
                break;
            }

            int window = Array.FindIndex(job.Windows, one => one.CloseMs >= atMs);
            if (window < 0 && job.Windows.Length > 0)
            {
                return null;
            }

            atMs = (window < 0 ? atMs : Math.Max(atMs, job.Windows[window].OpenMs)) + job.ServiceMs;
        }

        return lengthDm <= _mostDm ? atMs : null;
    }

    /// <summary>The latest departure for a return that the order allows.</summary>
    private long DepartMs(long returnMs, IReadOnlyList<Job> order)
    {
        long atMs = returnMs;
        int at = epoch.Van.Hub;
        for (int i = order.Count - 1; i >= 0; i--)
        {
            Job job = order[i];
            atMs -= epoch.Travel.DurationMs(job.Location, at) + job.ServiceMs;
            if (job.Windows.Length > 0)
            {
                atMs = Math.Min(atMs, Array.FindLast(job.Windows, one => one.OpenMs <= atMs).CloseMs);
            }

            at = job.Location;
        }

        return atMs - epoch.Travel.DurationMs(epoch.Van.Hub, at);
    }
}
