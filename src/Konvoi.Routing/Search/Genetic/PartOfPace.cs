namespace Konvoi.Routing;

/// <summary>The pace of a search within a search: its progress is the whole's between now and a mark, and its iterations count for the whole.</summary>
internal sealed class PartOfPace(Pace whole, int untilPpm) : ISolverStop
{
    private readonly int _fromPpm = whole.Ppm;
    private long _counted;

    /// <summary>How much of the whole search is this one's, in millionths.</summary>
    public int SharePpm => Math.Max(0, untilPpm - _fromPpm);

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        bool goesOn = whole.Step(iterationsDone - _counted, long.MaxValue);
        _counted = iterationsDone;
        return !goesOn || untilPpm <= _fromPpm
            ? ISolverStop.Done
            : (int)Math.Clamp((long)(whole.Ppm - _fromPpm) * ISolverStop.Done / (untilPpm - _fromPpm), 0, ISolverStop.Done);
    }
}
