namespace Konvoi.Routing;

/// <summary>Whether vans that leave with a given wave are in time; one window per stop, waiting is free.</summary>
internal sealed class WaveClock(DispatchEpoch epoch)
{
    /// <summary>Whether a van that leaves at a time serves the jobs in this order and is back in time.</summary>
    public bool IsInTime(long departMs, IEnumerable<Job> order)
    {
        long atMs = departMs;
        int at = epoch.Van.Hub;
        foreach (Job job in order)
        {
            if (!epoch.Travel.IsReachable(at, job.Location))
            {
                return false;
            }

            atMs += epoch.Travel.DurationMs(at, job.Location);
            int window = Array.FindIndex(job.Windows, one => one.CloseMs >= atMs);
            if (window < 0 && job.Windows.Length > 0)
            {
                return false;
            }

            atMs = (window < 0 ? atMs : Math.Max(atMs, job.Windows[window].OpenMs)) + job.ServiceMs;
            at = job.Location;
        }

        return epoch.Travel.IsReachable(at, epoch.Van.Hub)
            && atMs + epoch.Travel.DurationMs(at, epoch.Van.Hub) <= epoch.Van.ShiftEndMs;
    }

    /// <summary>Whether a job can leave alone with the wave that is so many waves ahead.</summary>
    public bool CanLeaveWith(Job job, int wave) => IsInTime(epoch.DepartMs + (wave * epoch.WaveMs), [job]);
}
