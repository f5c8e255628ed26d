namespace Konvoi.Routing;

/// <summary>How far the search is: by iterations done, or by what the stop says, whichever is further.</summary>
internal sealed class Pace(long iterations, ISolverStop? stop)
{
    /// <summary>How many iterations lie between two questions to the stop: about a tenth of a millisecond.</summary>
    private const int AskEvery = 16;

    public long Done { get; private set; }

    /// <summary>In millionths; <see cref="ISolverStop.Done"/> when the search is over.</summary>
    public int Ppm { get; private set; }

    /// <summary>Whether the last step has asked the stop.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>Whether a step may begin that is worth a number of iterations.</summary>
    public bool Step(long worth, long bestCost)
    {
        HasAsked = Done / AskEvery != (Done - worth) / AskEvery || Done == 0;
        if (HasAsked)
        {
            int byCount = iterations == 0 ? ISolverStop.Done : (int)Int128.Min(ISolverStop.Done, (Int128)Done * ISolverStop.Done / iterations);
            Ppm = Math.Max(Ppm, Math.Max(byCount, stop?.ProgressPpm(Done, bestCost) ?? 0));
        }

        bool goesOn = Ppm < ISolverStop.Done && Done < iterations;
        Ppm = goesOn ? Ppm : ISolverStop.Done;
        Done += goesOn ? worth : 0;
        return goesOn;
    }
}
