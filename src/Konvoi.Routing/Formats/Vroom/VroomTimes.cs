namespace Konvoi.Routing;

/// <summary>Reads times, in ms as the file counts them, and keeps the earliest and the latest.</summary>
internal sealed class VroomTimes
{
    private const long MsPerSecond = 1_000;

    /// <summary>Later times, in seconds, are taken for timestamps and counted from the earliest.</summary>
    private const long LatestRelative = 100_000_000;

    private const long LongestDuration = 100_000_000;
    private const long LatestTimestamp = 100_000_000_000;

    public long EarliestMs { get; private set; } = long.MaxValue;

    public long LatestMs { get; private set; }

    /// <summary>All durations together: no plan is longer than this and its driving.</summary>
    public long DurationsMs { get; private set; }

    /// <summary>What to take from every time.</summary>
    public long OriginMs => LatestMs > LatestRelative * MsPerSecond ? EarliestMs / MsPerSecond * MsPerSecond : 0;

    public long DurationMs(JsonAt parent, string name)
    {
        long ms = parent.Find(name) is { } value ? Ms(value, LongestDuration) : 0;
        DurationsMs += ms;
        return ms;
    }

    /// <summary>Windows in order, those that touch made one: to start in any of them is to start in their union.</summary>
    public TimeWindow[] Windows(JsonAt parent, string name)
    {
        List<TimeWindow> merged = [];
        foreach (TimeWindow window in parent.ItemsOf(name).Select(Window).OrderBy(window => window.OpenMs))
        {
            if (merged.Count > 0 && window.OpenMs <= merged[^1].CloseMs)
            {
                merged[^1] = merged[^1] with { CloseMs = Math.Max(merged[^1].CloseMs, window.CloseMs) };
            }
            else
            {
                merged.Add(window);
            }
        }

        return [.. merged];
    }

    public TimeWindow Window(JsonAt pair)
    {
        long[] ends = [.. pair.Items().Select(end => Ms(end, LatestTimestamp))];
        if (ends.Length != 2 || ends[0] > ends[1])
        {
            throw pair.Wrong(ends.Length != 2 ? $"{ends.Length} times" : $"a window that opens at {ends[0] / 1000m} and closes at {ends[1] / 1000m}",
                "a pair of seconds, the opening first");
        }

        EarliestMs = Math.Min(EarliestMs, ends[0]);
        LatestMs = Math.Max(LatestMs, ends[1]);
        return new TimeWindow(ends[0], ends[1]);
    }

    public static long Ms(JsonAt value, long mostSeconds) =>
        (long)Math.Round(value.Number(0, mostSeconds, $"seconds from 0 to {mostSeconds}") * MsPerSecond);

    public TimeWindow Shifted(TimeWindow window) => new(window.OpenMs - OriginMs, window.CloseMs - OriginMs);
}
