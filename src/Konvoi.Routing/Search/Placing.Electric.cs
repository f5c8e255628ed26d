namespace Konvoi.Routing;

/// <summary>Places in the days of vans that fill up at chargers, where <see cref="ElectricDays"/> tells all that there is to know.</summary>
internal sealed partial class Placing
{
    /// <summary>How many of a job's nearest chargers are tried beside it.</summary>
    private const int NearChargers = 8;

    /// <summary>A job that finds no place is looked at with chargers anywhere on the day once in so many times, as that drives whole days.</summary>
    private const int LookFarEvery = 100;

    private void ConsiderElectric(int job, ReadOnlySpan<int> near, ref Candidate best)
    {
        foreach (int beside in near)
        {
            StopState stop = _tours.Stops[beside];
            if (stop.Van >= 0 && _layout.IsAllowed(stop.Van, job) && HasRoom(stop.Van, job))
            {
                ConsiderGap(job, _instance.Rules[stop.Van], stop.Position + 1, ref best);
                ConsiderGap(job, _instance.Rules[stop.Van], stop.Position, ref best);
            }
        }

        ConsiderEmptyRich(job, ref best);
    }

    private void ConsiderGap(int job, VanRules rules, int position, ref Candidate best)
    {
        ElectricDays days = _tours.Electric!;
        int here = _layout.Place[job];
        int before = days.LocationBefore(rules.Van, position);
        int after = days.LocationAt(rules.Van, position);
        long now = LegOf(rules, before, after);
        long legs = LegCost(rules, before, here, after) - now;
        if (legs >= best.Delta || legs >= Travel.TooFar || Blink())
        {
            return;
        }

        if (days.Fits(rules, position, job, out bool isTooLate))
        {
            best.Become(legs, rules.Van, job, position);
            return;
        }

        CheckFilter(job, rules.Van, position);
        if (isTooLate)
        {
            return;
        }

        int[] chargers = days.Nearest[job];
        for (int i = 0; i < Math.Min(NearChargers, chargers.Length); i++)
        {
            int charger = _instance.Problem.Chargers[chargers[i]];
            int item = _instance.Jobs + 1 + chargers[i];
            long delta = LegCost(rules, before, charger, here) + LegOf(rules, here, after) - now;
            if (delta < best.Delta && delta < Travel.TooFar)
            {
                if (days.FitsAfterCharger(rules, position, job, charger))
                {
                    best.Become(delta, rules.Van, job, position, item, position);
                }
                else
                {
                    CheckFilter(job, rules.Van, position, item, position);
                }
            }

            delta = LegOf(rules, before, here) + LegCost(rules, here, charger, after) - now;
            if (delta < best.Delta && delta < Travel.TooFar)
            {
                if (days.FitsBeforeCharger(rules, position, job, charger))
                {
                    best.Become(delta, rules.Van, job, position, item, position + 1);
                }
                else
                {
                    CheckFilter(job, rules.Van, position, item, position + 1);
                }
            }
        }
    }
}
