namespace Konvoi.Routing;

/// <summary>Places that need a charger on the way as well.</summary>
internal sealed partial class Placing
{
    /// <summary>
    /// One charger anywhere on the trip that the job goes on, by every charger; on a trip of the job alone also one on the
    /// way out and one on the way home. Most are turned down by the cost of their legs alone.
    /// </summary>
    private void TryWithCharger(
        int job, int van, int position, long bound, ref Candidate best, int secondItem, int secondPosition, int count)
    {
        if (secondItem > _instance.Jobs || (secondItem >= 0 && secondItem < _instance.Jobs))
        {
            return;
        }

        VanRules rules = _instance.Rules[van];
        int at = secondItem >= 0 && secondPosition <= position ? position + 1 : position;
        int from = at;
        while (from > 0 && _trial[from - 1] != _instance.Jobs)
        {
            from--;
        }

        int to = at + 1;
        while (to < count && _trial[to] != _instance.Jobs)
        {
            to++;
        }

        from = Math.Max(from, rules.Frozen);
        for (int gap = from; gap <= to; gap++)
        {
            int before = PlaceInTrial(rules, gap - 1, count, from == 0);
            int after = PlaceInTrial(rules, gap, count, isFirst: false);
            long legNow = LegOf(rules, before, after);
            for (int charger = 0; charger < _instance.Problem.Chargers.Count; charger++)
            {
                long detour = LegCost(rules, before, _instance.Problem.Chargers[charger], after) - legNow;
                if (bound + detour < best.Delta && detour < Travel.TooFar)
                {
                    TryCharger(rules, job, van, position, secondItem, secondPosition, charger, gap, count, ref best);
                }
            }
        }

        if (to - from == 1 && secondItem < 0)
        {
            TryTwoChargers(rules, job, van, position, bound, ref best);
        }
    }

    private void TryCharger(
        VanRules rules, int job, int van, int position, int secondItem, int secondPosition, int charger, int gap, int count, ref Candidate best)
    {
        int item = _instance.Jobs + 1 + charger;
        InsertInTrial(item, gap, count);
        if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count + 1)))
        {
            long delta = _tours.Day.Cost - _tours.VanCost(van);
            if (delta < best.Delta)
            {
                if (secondItem >= 0)
                {
                    best.Become(delta, van, job, position, secondItem, secondPosition, item, gap);
                }
                else
                {
                    best.Become(delta, van, job, position, item, gap);
                }
            }
        }

        Array.Copy(_trial, gap + 1, _trial, gap, count - gap);
    }

    private void TryTwoChargers(VanRules rules, int job, int van, int position, long bound, ref Candidate best)
    {
        int here = _layout.Place[job];
        int chargers = _instance.Problem.Chargers.Count;
        for (int first = 0; first < chargers; first++)
        {
            for (int second = 0; second < chargers; second++)
            {
                long detour = LegCost(rules, rules.Hub, _instance.Problem.Chargers[first], here)
                    + LegCost(rules, here, _instance.Problem.Chargers[second], rules.Hub) - LegCost(rules, rules.Hub, here, rules.Hub);
                if (bound + detour >= best.Delta || detour >= Travel.TooFar)
                {
                    continue;
                }

                int count = MakeTrial(van, job, position, _instance.Jobs + 1 + first, position);
                InsertInTrial(_instance.Jobs + 1 + second, position + 2, count++);
                if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count)) && _tours.Day.Cost - _tours.VanCost(van) < best.Delta)
                {
                    best.Become(
                        _tours.Day.Cost - _tours.VanCost(van), van, job, position,
                        _instance.Jobs + 1 + first, position, _instance.Jobs + 1 + second, position + 2);
                }
            }
        }
    }

    private int PlaceInTrial(VanRules rules, int index, int count, bool isFirst)
    {
        if (index < 0 || index >= count || _trial[index] == _instance.Jobs)
        {
            return index >= count ? rules.End : isFirst || index < 0 ? rules.Start : rules.Hub;
        }

        return _trial[index] < _instance.Jobs ? _layout.Place[_trial[index]] : _instance.Problem.Chargers[_trial[index] - _instance.Jobs - 1];
    }
}
