namespace Konvoi.Simulation;

/// <summary>A request that reached the desk, and how long an operator takes for it.</summary>
internal readonly record struct DeskJob(long ArriveMs, long HandleMs);

/// <summary>How many seats a desk would need for the load that a day put on it.</summary>
internal static class DeskSizing
{
    /// <summary>
    /// Fewest seats at which 95 of 100 requests wait no longer than the limit for an operator, first come first served;
    /// 0 when nothing reached the desk.
    /// </summary>
    public static int SeatsNeeded(IReadOnlyList<DeskJob> jobs, long limitMs)
    {
        if (jobs.Count == 0)
        {
            return 0;
        }

        DeskJob[] byArrival = [.. jobs.OrderBy(job => job.ArriveMs)];
        int allowed = byArrival.Length / 20;
        for (int seats = 1; ; seats++)
        {
            if (CountLate(byArrival, seats, limitMs) <= allowed)
            {
                return seats;
            }
        }
    }

    private static int CountLate(DeskJob[] byArrival, int seats, long limitMs)
    {
        PriorityQueue<int, long> freeAt = new();
        for (int seat = 0; seat < seats; seat++)
        {
            freeAt.Enqueue(seat, long.MinValue);
        }

        int late = 0;
        foreach (DeskJob job in byArrival)
        {
            freeAt.TryDequeue(out int seat, out long freeMs);
            long beginMs = Math.Max(job.ArriveMs, freeMs);
            late += beginMs - job.ArriveMs > limitMs ? 1 : 0;
            freeAt.Enqueue(seat, beginMs + job.HandleMs);
        }

        return late;
    }
}
