using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Simulated annealing in integers: a worse solution is accepted if it is worse by less than an exponential draw whose
/// mean is the temperature. The temperature halves a fixed number of times over the run, linearly in between.
/// </summary>
internal sealed class Annealing
{
    private const int Halvings = 8;

    private readonly Rng _rng;
    private readonly long _start;
    private readonly int _iterations;

    /// <summary>Starts at what serving a job costs on average in the first solution.</summary>
    public Annealing(Plan plan, Instance instance, int iterations, Rng rng)
    {
        _rng = rng;
        _iterations = iterations;
        long vans = 0;
        for (int van = 0; van < instance.VanCount; van++)
        {
            vans += plan.Van(van).Cost;
        }

        _start = Math.Max(1, vans / Math.Max(1, instance.JobCount - plan.PoolCount));
    }

    public bool Accepts(long from, long to, int iteration)
    {
        if (to <= from)
        {
            return true;
        }

        long step = (long)iteration * Halvings;
        int halvings = (int)(step / _iterations);
        long within = step % _iterations;
        long high = _start >> halvings;
        long temperature = high - (long)((Int128)(high - (high >> 1)) * within / _iterations);
        return to - from < _rng.Exponential(Math.Max(1, temperature));
    }
}
