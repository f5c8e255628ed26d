using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Puts the jobs of the pool back, each only where it costs less than its prize. Two ways: by regret (first the job that
/// loses most if it does not get its best van), or greedily in a random kind of order with an occasional blind eye
/// (Christiaens and Vanden Berghe, "Slack Induction by String Removals", 2020).
/// </summary>
internal sealed class Recreate(Instance instance, Plan plan, InsertionCache cache, Rng rng)
{
    private const int BlinkPpm = 10_000;

    private readonly int[] _order = new int[instance.JobCount];
    private readonly long[] _keys = new long[instance.JobCount];
    private readonly long[] _size = Sizes(instance);
    private readonly long[] _homeMs = HomeTimes(instance);
    private readonly int[] _classSeen = new int[instance.VanCount];
    private int _scan;

    public void ByRegret()
    {
        while (true)
        {
            long worstRegret = -1;
            int chosen = -1;
            int chosenVan = -1;
            Insertion chosenPlace = Insertion.None;
            foreach (int job in plan.Pool)
            {
                int van = BestVan(job, 0, out Insertion place, out long secondDelta);
                if (van < 0)
                {
                    continue;
                }

                // Leaving the job out is always the other choice.
                long regret = Math.Min(secondDelta, instance.Prize[job]) - place.Delta;
                if (regret > worstRegret || (regret == worstRegret && (place.Delta, job).CompareTo((chosenPlace.Delta, chosen)) < 0))
                {
                    (worstRegret, chosen, chosenVan, chosenPlace) = (regret, job, van, place);
                }
            }

            if (chosen < 0)
            {
                return;
            }

            plan.Insert(chosen, chosenVan, chosenPlace);
        }
    }

    public void Greedily()
    {
        int count = plan.PoolCount;
        plan.Pool.CopyTo(_order);
        int kind = rng.Next(10);
        for (int i = 0; i < count; i++)
        {
            // The job number makes keys distinct: the order then depends on no sorting algorithm.
            _keys[i] = (Key(_order[i], kind) * instance.JobCount) + _order[i];
        }

        Array.Sort(_keys, _order, 0, count);
        for (int i = 0; i < count; i++)
        {
            int van = BestVan(_order[i], BlinkPpm, out Insertion place, out _);
            if (van >= 0)
            {
                plan.Insert(_order[i], van, place);
            }
        }
    }

    /// <summary>The van with the cheapest place for less than the prize, or -1, and the delta of the next best van.</summary>
    private int BestVan(int job, int blinkPpm, out Insertion best, out long secondDelta)
    {
        best = Insertion.None;
        secondDelta = long.MaxValue;
        int bestVan = -1;
        _scan++;
        for (int van = 0; van < instance.VanCount; van++)
        {
            if (IsTwinOfEmptyVan(van) || (blinkPpm > 0 && rng.Chance(blinkPpm)))
            {
                continue;
            }

            Insertion place = cache.Get(job, van);
            if (place.Delta < best.Delta)
            {
                secondDelta = best.Delta;
                best = place;
                bestVan = van;
            }
            else
            {
                secondDelta = Math.Min(secondDelta, place.Delta);
            }
        }

        return best.Delta < instance.Prize[job] ? bestVan : -1;
    }

    private bool IsTwinOfEmptyVan(int van)
    {
        if (plan.Van(van).JobCount > 0)
        {
            return false;
        }

        int kind = instance.ClassOf[van];
        bool seen = _classSeen[kind] == _scan;
        _classSeen[kind] = _scan;
        return seen;
    }

    /// <summary>Small keys go first. Prizes and times stay below 2^40, so that a key times the job count fits.</summary>
    private long Key(int job, int kind) => kind switch
    {
        < 4 => rng.Next(1 << 30),
        < 6 => -_size[job],
        < 8 => -_homeMs[job],
        8 => _homeMs[job],
        _ => Math.Clamp(instance.Windows[job][^1].CloseMs, -(1L << 40), 1L << 40),
    };

    /// <summary>Largest share of the largest van that a job takes in any dimension, in millionths.</summary>
    private static long[] Sizes(Instance instance)
    {
        long[] size = new long[instance.JobCount];
        for (int d = 0; d < instance.Dimensions; d++)
        {
            long largest = instance.Problem.Vehicles.Select(vehicle => vehicle.Capacity[d]).Append(1).Max();
            for (int job = 0; job < size.Length; job++)
            {
                int amount = (job * instance.Dimensions) + d;
                Int128 most = Math.Max(instance.Delivery[amount], instance.Pickup[amount]);
                size[job] = Math.Max(size[job], (long)Int128.Min(most * 1_000_000 / largest, 10_000_000));
            }
        }

        return size;
    }

    /// <summary>Driving time to the nearest hub of an allowed van; 0 if there is none.</summary>
    private static long[] HomeTimes(Instance instance)
    {
        long[] home = new long[instance.JobCount];
        for (int job = 0; job < home.Length; job++)
        {
            home[job] = Enumerable.Range(0, instance.VanCount)
                .Where(van => instance.Allowed[(van * instance.JobCount) + job])
                .Select(van => instance.Problem.Vehicles[van])
                .Select(vehicle => instance.Problem.ProfileOf(vehicle).DurationMs(instance.Location[job], vehicle.Hub))
                .DefaultIfEmpty(0)
                .Min();
        }

        return home;
    }
}
