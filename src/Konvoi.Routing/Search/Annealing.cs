using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Simulated annealing in integers: a worse plan is accepted if it is worse by less than an exponential draw whose mean is
/// the temperature. The temperature halves a fixed number of times over the search, linearly in between.
/// </summary>
internal sealed class Annealing(long start, int halvings, Rng rng)
{
    private long _temperature = Math.Max(1, start);

    /// <param name="ppm">How much of the search is over, in millionths.</param>
    public void CoolTo(int ppm)
    {
        long step = (long)ppm * halvings;
        int done = (int)Math.Min(62, step / ISolverStop.Done);
        long within = step % ISolverStop.Done;
        long high = start >> done;
        _temperature = Math.Max(1, high - (long)((Int128)(high - (high >> 1)) * within / ISolverStop.Done));
    }

    public bool Accepts(long from, long to) => to <= from || to - from < rng.Exponential(_temperature);
}
