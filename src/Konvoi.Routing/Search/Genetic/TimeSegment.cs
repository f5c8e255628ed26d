using System.Runtime.CompilerServices;

namespace Konvoi.Routing;

/// <summary>
/// A run of stops as four numbers, so that two runs join in O(1) (Nagata et al., 2010; Vidal et al., 2013): how long it
/// takes, how late it is in all (<b>time warp</b>: lateness is paid and taken back at once, so that one late stop does not
/// make all that follow late), and between which starts it takes no longer.
/// </summary>
internal readonly struct TimeSegment(int durationMs, int warpMs, int earliestMs, int latestMs)
{
    public readonly int DurationMs = durationMs;
    public readonly int WarpMs = warpMs;
    public readonly int EarliestMs = earliestMs;
    public readonly int LatestMs = latestMs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TimeSegment Join(in TimeSegment a, int driveMs, in TimeSegment b)
    {
        int offset = a.DurationMs - a.WarpMs + driveMs;
        int wait = Math.Max(b.EarliestMs - offset - a.LatestMs, 0);
        int warp = Math.Max(a.EarliestMs + offset - b.LatestMs, 0);
        return new TimeSegment(
            a.DurationMs + b.DurationMs + driveMs + wait,
            a.WarpMs + b.WarpMs + warp,
            Math.Max(b.EarliestMs - offset, a.EarliestMs) - wait,
            Math.Min(b.LatestMs - offset, a.LatestMs) + warp);
    }

    /// <summary>The time warp alone of the two joined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int JoinedWarp(in TimeSegment a, int driveMs, in TimeSegment b) =>
        a.WarpMs + b.WarpMs + Math.Max(a.EarliestMs + a.DurationMs - a.WarpMs + driveMs - b.LatestMs, 0);
}
