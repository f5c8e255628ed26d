using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Looks for plans with fewer vans where a van costs more than any way could save: one van after the other is emptied, and
/// its jobs have to find room in the others, while jobs that are out for long weigh more and more (fleet minimization by
/// absence counters: Christiaens and Vanden Berghe, 2020). Now and then a unit takes the place of others (<see cref="Ejection"/>).
/// Plans in between leave jobs out, so the best plan kept is always a whole one.
/// </summary>
internal sealed class FleetReduction
{
    /// <summary>How much of the search it may take.</summary>
    public const int UntilPpm = 500_000;

    /// <summary>A van dearer than so many legs counts for more than ways do, however many stops there are.</summary>
    private const int DearLegs = 200;

    /// <summary>After so many ruins one unit is put in by force.</summary>
    private const int EjectEvery = 32;

    /// <summary>How its ruins and its acceptance of equally complete plans work: small steps, little heat.</summary>
    public static readonly Schedule Calm = new() { Breeds = false, StartPermille = 200, Halvings = 3, Removed = 10 };

    private readonly Instance _instance;
    private readonly Tours _tours;
    private readonly Ruin _ruin;
    private readonly Recreate _recreate;
    private readonly Placing _placing;
    private readonly Ejection _ejection;

    /// <summary>By unit: after how many steps it was out so far.</summary>
    private readonly long[] _absences;

    public FleetReduction(Instance instance, Tours tours, Ruin ruin, Recreate recreate, Placing placing, Rng rng)
    {
        _instance = instance;
        _tours = tours;
        _ruin = ruin;
        _recreate = recreate;
        _placing = placing;
        _ejection = new Ejection(instance, tours, placing, rng);
        _absences = new long[instance.Jobs];
    }

    /// <summary>Whether a van costs so much that fewer vans are better, and everything has to be served.</summary>
    public static bool Suits(Instance instance)
    {
        if (ClassicCheck.IsClassic(instance) || Coupling.IsNeeded(instance.Problem) || instance.Vans < 2)
        {
            return false;
        }

        long longest = 0;
        long alone = 0;
        int hub = instance.Rules[0].Hub;
        int[] cost = instance.Travel[0].Cost;
        for (int job = 0; job < instance.Jobs; job++)
        {
            int place = instance.Layout.Place[job];
            int there = cost[(hub * instance.Places) + place];
            int back = cost[(place * instance.Places) + hub];
            if (there != Travel.Forbidden && back != Travel.Forbidden)
            {
                longest = Math.Max(longest, Math.Max(there, back));
                alone += there + back;
            }
        }

        // By the triangle inequality no plan's ways are longer than those of serving every stop alone.
        bool paysForWaysAlone = instance.Problem.Profiles.Count == 1 && instance.Problem.Chargers.Count == 0 && instance.Problem.Vehicles.All(
            van => van is { CostPerHour: 0, CostPerOvertimeHour: 0, StartLocation: null, EndLocation: null } && van.Hub == instance.Problem.Vehicles[0].Hub);
        long dear = paysForWaysAlone ? Math.Min(alone, longest * DearLegs) : longest * DearLegs;
        return instance.Rules.All(rules => rules.FixedCost > dear)
            && instance.Problem.Jobs.All(job => job.Prize >= Job.MustServe);
    }

    public void Run(Pace pace, int untilPpm, Annealing annealing)
    {
        int startPpm = pace.Ppm;
        int least = LeastVans();
        _placing.MostUsed = _tours.Used;
        int untilEject = EjectEvery;
        while (pace.Step(1, _tours.BestCost / _instance.CostScale) && pace.Ppm < untilPpm)
        {
            if (_tours.PoolCount == 0)
            {
                if (_tours.Cost < _tours.BestCost)
                {
                    _tours.KeepAsBest();
                }

                if (_tours.Used <= least)
                {
                    break;
                }

                EmptyOne();
                continue;
            }

            annealing.CoolTo((int)((long)(pace.Ppm - startPpm) * ISolverStop.Done / (untilPpm - startPpm)));
            Once(annealing);
            if (--untilEject == 0)
            {
                untilEject = EjectEvery;
                Eject();
            }
        }

        _placing.MostUsed = int.MaxValue;
        _tours.ReturnToBest();
    }

    private void Once(Annealing annealing)
    {
        long absentBefore = Absent();
        long costBefore = _tours.TourCost;
        int outBefore = _tours.PoolCount;
        _tours.Begin();
        _ruin.Once();
        _recreate.Since(outBefore);
        long absent = Absent();
        if (_tours.PoolCount < outBefore || absent < absentBefore
            || (absent == absentBefore && annealing.Accepts(costBefore, _tours.TourCost)))
        {
            _tours.Commit();
        }
        else
        {
            _tours.Rollback();
        }

        foreach (int unit in _tours.Pool)
        {
            _absences[unit]++;
        }
    }

    /// <summary>The unit that has been out longest takes the place of others.</summary>
    private void Eject()
    {
        int longest = -1;
        foreach (int unit in _tours.Pool)
        {
            longest = longest < 0 || _absences[unit] > _absences[longest] ? unit : longest;
        }

        if (longest >= 0)
        {
            _ejection.Try(longest, _absences);
        }
    }

    /// <summary>Empties the van whose jobs have been out least, as they should be the easiest to place.</summary>
    private void EmptyOne()
    {
        int chosen = -1;
        long least = long.MaxValue;
        for (int van = 0; van < _instance.Vans; van++)
        {
            if (_tours.Count(van) > 0 && !_tours.IsBound(van) && Sum(_tours.Order(van)) is var sum && sum < least)
            {
                (chosen, least) = (van, sum);
            }
        }

        if (chosen < 0)
        {
            return;
        }

        _tours.Begin();
        _ruin.Empty(chosen);
        _tours.Commit();
        _placing.MostUsed = _tours.Used;
    }

    private long Absent()
    {
        long sum = 0;
        foreach (int unit in _tours.Pool)
        {
            sum += _absences[unit];
        }

        return sum;
    }

    private long Sum(ReadOnlySpan<int> order)
    {
        long sum = 0;
        foreach (int item in order)
        {
            sum += item < _instance.Jobs ? _absences[_instance.Layout.UnitOf[item]] : 0;
        }

        return sum;
    }

    /// <summary>What the loads ask for at least; shipments ask for nothing, as they need not be on board together.</summary>
    private int LeastVans()
    {
        int least = 1;
        for (int d = 0; d < _instance.Dimensions; d++)
        {
            long room = _instance.Rules.Max(rules => rules.Vehicle.Capacity[d] * Math.Max(1, rules.Vehicle.MaxTrips));
            long delivery = 0;
            long pickup = 0;
            for (int job = 0; job < _instance.Jobs; job++)
            {
                if (_instance.Layout.Deliver[job] < 0 && _instance.Layout.Collect[job] < 0)
                {
                    delivery += _instance.Layout.Delivery[(job * _instance.Dimensions) + d];
                    pickup += _instance.Layout.Pickup[(job * _instance.Dimensions) + d];
                }
            }

            least = Math.Max(least, room == 0 ? 1 : (int)((Math.Max(delivery, pickup) + room - 1) / room));
        }

        return least;
    }
}
