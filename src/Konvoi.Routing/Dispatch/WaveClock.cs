namespace Konvoi.Routing;

/// <summary>What an order of jobs takes of a van that leaves with a given wave; it charges nothing on the way.</summary>
internal sealed class WaveClock(DispatchEpoch epoch)
{
    private readonly long _mostDm = Math.Min(epoch.Van.MaxTripDm ?? Vehicle.UnlimitedDm, epoch.Van.StartRangeDm ?? epoch.Van.RangeDm);
    private readonly long _mostMs = epoch.Van.MaxTripMs ?? long.MaxValue;

    /// <summary>Whether a van that leaves at a time or later serves the jobs in this order and is back in time.</summary>
    public bool IsInTime(long departMs, IEnumerable<Job> order) => OnTripMs(departMs, order) is not null;

    /// <summary>Whether a job can leave alone with the wave that is so many waves ahead.</summary>
    public bool CanLeaveWith(Job job, int wave) => IsInTime(epoch.DepartMs + (wave * epoch.WaveMs), [job]);

    /// <summary>
    /// Time from leaving the hub to being back, of a van that is back as early as the order allows and leaves as late as that
    /// permits; null where a window, the shift, the range or a limit of the trip is not kept.
    /// </summary>
    public long? OnTripMs(long departMs, IEnumerable<Job> order)
    {
        long atMs = departMs;
        long lengthDm = 0;
        long waitedMs = 0;
        long laterMs = long.MaxValue;
        int at = epoch.Van.Hub;
        foreach (Job job in order)
        {
            if (!epoch.Travel.IsReachable(at, job.Location))
            {
                return null;
            }

            lengthDm += epoch.Travel.LengthDm(at, job.Location);
            atMs += epoch.Travel.DurationMs(at, job.Location);
            int window = Array.FindIndex(job.Windows, one => one.CloseMs >= atMs);
            if (window >= 0)
            {
                long startMs = Math.Max(atMs, job.Windows[window].OpenMs);
                waitedMs += startMs - atMs;
                laterMs = Math.Min(laterMs, waitedMs + job.Windows[window].CloseMs - startMs);
                atMs = startMs;
            }
            else if (job.Windows.Length > 0)
            {
                return null;
            }

            atMs += job.ServiceMs;
            at = job.Location;
        }

        if (!epoch.Travel.IsReachable(at, epoch.Van.Hub))
        {
            return null;
        }

        lengthDm += epoch.Travel.LengthDm(at, epoch.Van.Hub);
        atMs += epoch.Travel.DurationMs(at, epoch.Van.Hub);
        long onTripMs = atMs - departMs - Math.Min(waitedMs, laterMs);
        return atMs <= epoch.Van.ShiftEndMs && lengthDm <= _mostDm && onTripMs <= _mostMs ? onTripMs : null;
    }
}
