namespace Konvoi.Routing;

/// <summary>
/// How far the search is: by iterations done, or by what the stop says, whichever is further. What the stop has counted before
/// the first iteration is the price of getting ready and no part of the search: where it was (12 ms of one second for 200
/// jobs: bf5f884, <c>--one-second --family h200</c>), the pace was judged from a single iteration, and the schedule chosen for it
/// did not breed. Shared by a crew.
/// </summary>
internal sealed class Pace(long iterations, ISolverStop? stop, Crew crew)
{
    /// <summary>How many iterations lie between two questions to the stop: a clock costs too much for every one.</summary>
    private const int AskEvery = 16;

    private long _done;
    private long _bestCost = long.MaxValue;
    private int? _readyPpm;

    /// <summary>In millionths; <see cref="ISolverStop.Done"/> when the search is over.</summary>
    public int Ppm { get; private set; }

    /// <summary>How many iterations the whole search will have done, judged by those done so far.</summary>
    public long Projected => Ppm == 0 ? iterations : (long)Int128.Min(iterations, (Int128)_done * ISolverStop.Done / Ppm);

    /// <summary>Whether a step may begin that is worth a number of iterations.</summary>
    public bool Step(long worth, long bestCost)
    {
        using Crew.Passage passage = crew.Enter();
        _bestCost = Math.Min(_bestCost, bestCost);
        return MayBegin(worth);
    }

    /// <summary>The same for a search that knows only what it has saved since it last asked, on a part of the best plan.</summary>
    public bool StepOfPart(long worth, long saved)
    {
        using Crew.Passage passage = crew.Enter();
        _bestCost -= saved;
        return MayBegin(worth);
    }

    private bool MayBegin(long worth)
    {
        if (_done / AskEvery != (_done - worth) / AskEvery || _done == 0)
        {
            int byCount = iterations == 0 ? ISolverStop.Done : (int)Int128.Min(ISolverStop.Done, (Int128)_done * ISolverStop.Done / iterations);
            Ppm = Math.Max(Ppm, Math.Max(byCount, OfStop()));
        }

        bool goesOn = Ppm < ISolverStop.Done && _done < iterations;
        Ppm = goesOn ? Ppm : ISolverStop.Done;
        _done += goesOn ? worth : 0;
        return goesOn;
    }

    private int OfStop()
    {
        int ppm = stop?.ProgressPpm(_done, _bestCost) ?? 0;
        int readyPpm = _readyPpm ??= Math.Clamp(ppm, 0, ISolverStop.Done - 1);
        return ppm >= ISolverStop.Done ? ISolverStop.Done : (int)((long)Math.Max(0, ppm - readyPpm) * ISolverStop.Done / (ISolverStop.Done - readyPpm));
    }
}
