namespace Konvoi.Routing;

/// <summary>
/// The pace of a search within a search: its progress is the whole's between now and a mark, its iterations count for the
/// whole, and what it saves is saved on the whole plan.
/// </summary>
internal sealed class PartOfPace(Pace whole, int untilPpm) : ISolverStop
{
    private readonly int _fromPpm = whole.Ppm;
    private long _counted;
    private long? _cost;

    /// <summary>How much of the whole search is this one's, in millionths.</summary>
    public int SharePpm => Math.Max(0, untilPpm - _fromPpm);

    /// <param name="iterationsDone">Of the part.</param>
    /// <param name="bestCost">Of the part; the first one told is that of the plan it begins with.</param>
    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        bool goesOn = whole.StepOfPart(iterationsDone - _counted, (_cost ?? bestCost) - bestCost);
        _counted = iterationsDone;
        _cost = bestCost;
        return !goesOn || untilPpm <= _fromPpm
            ? ISolverStop.Done
            : (int)Math.Clamp((long)(whole.Ppm - _fromPpm) * ISolverStop.Done / (untilPpm - _fromPpm), 0, ISolverStop.Done);
    }
}
