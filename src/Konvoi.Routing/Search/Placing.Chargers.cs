namespace Konvoi.Routing;

/// <summary>Places that need a charger on the way as well.</summary>
internal sealed partial class Placing
{
    /// <summary>
    /// One charger anywhere on the trip that the job goes on, by every charger; on a trip of the job alone also one on the
    /// way out and one on the way home; in a tiny problem any two. Most are turned down by the cost of their legs alone.
    /// The second item, if any, is a return to the hub.
    /// </summary>
    private void TryWithCharger(
        int job, int van, int position, long bound, ref Candidate best, int secondItem, int secondPosition, int count)
    {
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

        if (_instance.IsTiny && secondItem < 0)
        {
            TryPairs(rules, job, van, position, bound, from, to, count, ref best);
        }
        else if (to - from == 1 && secondItem < 0)
        {
            TryTwoChargers(
                rules, job, van, position, bound,
                PlaceInTrial(rules, position - 1, count, position == 0), PlaceInTrial(rules, position + 1, count, isFirst: false), ref best);
        }
    }

    private void TryCharger(
        VanRules rules, int job, int van, int position, int secondItem, int secondPosition, int charger, int gap, int count, ref Candidate best)
    {
        int item = _instance.Jobs + 1 + charger;
        InsertInTrial(item, gap, count);
        if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count + 1)))
        {
            long delta = DrivenDelta(van);
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

    /// <summary>Any two chargers on the trip, also in a row: the second stands somewhere behind the first.</summary>
    private void TryPairs(VanRules rules, int job, int van, int position, long bound, int from, int to, int count, ref Candidate best)
    {
        int chargers = _instance.Problem.Chargers.Count;
        for (int first = 0; first < (to - from + 1) * chargers; first++)
        {
            (int gap, int charger) = (from + (first / chargers), first % chargers);
            int item = _instance.Jobs + 1 + charger;
            long detour = DetourInTrial(rules, gap, count, charger);
            InsertInTrial(item, gap, count);
            for (int second = 0; second < (to - gap + 1) * chargers; second++)
            {
                (int gapAfter, int further) = (gap + 1 + (second / chargers), second % chargers);
                if (bound + detour + DetourInTrial(rules, gapAfter, count + 1, further) >= best.Delta)
                {
                    continue;
                }

                InsertInTrial(_instance.Jobs + 1 + further, gapAfter, count + 1);
                if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count + 2)) && DrivenDelta(van) < best.Delta)
                {
                    best.Become(DrivenDelta(van), van, job, position, item, gap, _instance.Jobs + 1 + further, gapAfter);
                }

                Array.Copy(_trial, gapAfter + 1, _trial, gapAfter, count + 1 - gapAfter);
            }

            Array.Copy(_trial, gap + 1, _trial, gap, count - gap);
        }
    }

    /// <summary>What a charger at a gap of the trial adds to its legs.</summary>
    private long DetourInTrial(VanRules rules, int gap, int count, int charger)
    {
        int before = PlaceInTrial(rules, gap - 1, count, gap == 0);
        int after = PlaceInTrial(rules, gap, count, isFirst: false);
        return LegCost(rules, before, _instance.Problem.Chargers[charger], after) - LegOf(rules, before, after);
    }

    private void TryTwoChargers(VanRules rules, int job, int van, int position, long bound, int before, int after, ref Candidate best)
    {
        int here = _layout.Place[job];
        int chargers = _instance.Problem.Chargers.Count;
        for (int first = 0; first < chargers; first++)
        {
            for (int second = 0; second < chargers; second++)
            {
                long detour = LegCost(rules, before, _instance.Problem.Chargers[first], here)
                    + LegCost(rules, here, _instance.Problem.Chargers[second], after) - LegCost(rules, before, here, after);
                if (bound + detour >= best.Delta || detour >= Travel.TooFar)
                {
                    continue;
                }

                int count = MakeTrial(van, job, position, _instance.Jobs + 1 + first, position);
                InsertInTrial(_instance.Jobs + 1 + second, position + 2, count++);
                if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count)) && DrivenDelta(van) < best.Delta)
                {
                    best.Become(
                        DrivenDelta(van), van, job, position,
                        _instance.Jobs + 1 + first, position, _instance.Jobs + 1 + second, position + 2);
                }
            }
        }
    }

    private int PlaceInTrial(VanRules rules, int index, int count, bool isFirst) => PlaceIn(rules, _trial.AsSpan(0, count), index, isFirst);

    /// <summary>Where a van stands for an item of an order: before the first, behind the last and at a return it is a place of the van.</summary>
    private int PlaceIn(VanRules rules, ReadOnlySpan<int> order, int index, bool isFirst)
    {
        if (index < 0 || index >= order.Length || order[index] == _instance.Jobs)
        {
            return index >= order.Length ? rules.End : isFirst || index < 0 ? rules.Start : rules.Hub;
        }

        return order[index] < _instance.Jobs ? _layout.Place[order[index]] : _instance.Problem.Chargers[order[index] - _instance.Jobs - 1];
    }
}
