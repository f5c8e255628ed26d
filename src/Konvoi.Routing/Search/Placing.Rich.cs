using System.Diagnostics;
using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Places in problems where only driving the whole day tells: the O(1) checks go first as a filter.</summary>
internal sealed partial class Placing
{
    private void ConsiderRich(int job, ReadOnlySpan<int> near, ref Candidate best)
    {
        int here = _layout.Place[job];
        if (_instance.IsTiny)
        {
            ConsiderEverywhere(job, ref best);
            near = [];
        }

        foreach (int beside in near)
        {
            StopState stop = _tours.Stops[beside];
            if (stop.Van < 0 || !_layout.IsAllowed(stop.Van, job))
            {
                continue;
            }

            Travel travel = _instance.Rules[stop.Van].Travel;
            int place = _layout.Place[beside];
            ConsiderBetween(job, here, travel, stop.Van, stop.Position + 1, place, stop.PlaceAfter, stop.CostOut, stop.DepartMs, stop.LatestAfterMs, ref best);
            ConsiderBetween(job, here, travel, stop.Van, stop.Position, stop.PlaceBefore, place, stop.CostIn, stop.DepartBeforeMs, stop.LatestMs, ref best);
        }

        for (int van = 0; van < _instance.Vans; van++)
        {
            if (_layout.IsAllowed(van, job) && (_tours.Count(van) > 0 || _instance.Rules[van].Vehicle.HasLeft))
            {
                ConsiderTripOfItsOwn(job, van, ref best);
            }
        }

        ConsiderEmptyRich(job, ref best);
    }

    private void ConsiderEmptyRich(int job, ref Candidate best)
    {
        int here = _layout.Place[job];
        for (int kind = 0; kind < _tours.Empty.Kinds && MayOpen; kind++)
        {
            int van = _tours.Empty.First(kind);
            if (van >= 0 && _layout.IsAllowed(van, job) && !(_instance.IsTiny && Blink()))
            {
                VanRules rules = _instance.Rules[van];
                Try(job, van, 0, LegCost(rules, rules.Start, here, rules.End) + rules.FixedCost, ref best);
            }
        }
    }

    /// <summary>Every position on every van, also behind a charger that no job follows.</summary>
    private void ConsiderEverywhere(int job, ref Candidate best)
    {
        for (int van = 0; van < _instance.Vans; van++)
        {
            VanRules rules = _instance.Rules[van];
            ReadOnlySpan<int> order = _tours.Order(van);
            for (int position = rules.Frozen; position <= order.Length && order.Length > 0 && _layout.IsAllowed(van, job); position++)
            {
                int before = PlaceIn(rules, order, position - 1, position == 0);
                int after = PlaceIn(rules, order, position, isFirst: false);
                long legs = LegCost(rules, before, _layout.Place[job], after) - LegOf(rules, before, after);
                if (legs < best.Delta && legs < Travel.TooFar && !Blink())
                {
                    Try(job, van, position, legs, ref best);
                }
            }
        }
    }

    private void ConsiderBetween(
        int job, int here, Travel travel, int van, int position, int before, int after, int costNow, long departMs, long latestAfterMs, ref Candidate best)
    {
        int row = here * _instance.Places;
        long legs = (long)travel.CostBack[row + before] + travel.Cost[row + after] - costNow;
        if (legs >= best.Delta || legs >= Travel.TooFar || position < _instance.Rules[van].Frozen)
        {
            return;
        }

        if (!InTime(job, travel, before, departMs, after, latestAfterMs))
        {
            CheckFilter(job, van, position);
            return;
        }

        if (Blink())
        {
            return;
        }

        Try(job, van, position, legs, ref best);
    }

    /// <summary>A further trip before, between or after the van's trips; a van that has left may also take it on its way home.</summary>
    private void ConsiderTripOfItsOwn(int job, int van, ref Candidate best)
    {
        VanRules rules = _instance.Rules[van];
        int here = _layout.Place[job];
        ReadOnlySpan<int> order = _tours.Order(van);
        int trips = 1;
        foreach (int item in order)
        {
            trips += item == _instance.Jobs ? 1 : 0;
        }

        bool firstIsEmpty = order.Length == 0 || order[0] == _instance.Jobs;
        if (firstIsEmpty && rules.Vehicle.HasLeft)
        {
            Try(job, van, 0, LegCost(rules, rules.Start, here, trips == 1 ? rules.End : rules.Hub) - LegOf(rules, rules.Start, trips == 1 ? rules.End : rules.Hub), ref best);
        }

        if (trips >= rules.Vehicle.MaxTrips)
        {
            return;
        }

        long least = LegCost(rules, rules.Hub, here, rules.Hub);
        bool isElsewhere = rules.Start != rules.Hub || rules.End != rules.Hub;
        if (least >= Travel.TooFar || (least >= best.Delta && !isElsewhere))
        {
            return;
        }

        long bound = isElsewhere ? long.MinValue : least;
        if (!rules.Vehicle.HasLeft && rules.Frozen == 0)
        {
            Try(job, van, 0, bound, ref best, _instance.Jobs, 1);
        }

        for (int i = Math.Max(1, rules.Frozen); i <= order.Length; i++)
        {
            if (i == order.Length || order[i] == _instance.Jobs)
            {
                Try(job, van, i, bound, ref best, _instance.Jobs, i);
            }
        }

        if (order.Length == 0 && rules.Vehicle.HasLeft)
        {
            Try(job, van, 0, bound, ref best, _instance.Jobs, 0);
        }
    }

    private long LegOf(VanRules rules, int from, int to) => rules.Travel.Cost[(from * _instance.Places) + to];

    private long LegCost(VanRules rules, int from, int here, int to) => LegOf(rules, from, here) + LegOf(rules, here, to);

    /// <summary>Drives the van's day with the job in it; where only the battery fails, with a charger as well.</summary>
    private void Try(int job, int van, int position, long bound, ref Candidate best, int secondItem = Candidate.NoItem, int secondPosition = 0)
    {
        if (bound >= best.Delta)
        {
            return;
        }

        VanRules rules = _instance.Rules[van];
        int count = MakeTrial(van, job, position, secondItem, secondPosition);
        bool works = _tours.Day.TryRun(rules, _trial.AsSpan(0, count));
        if (works)
        {
            long delta = DrivenDelta(van);
            if (delta < best.Delta)
            {
                best.Become(delta, van, job, position, secondItem, secondPosition);
            }
        }

        if (_instance.Problem.Chargers.Count > 0 && (_instance.IsTiny ? rules.HasRange : !works && _tours.Day.Failure == DayFailure.Battery))
        {
            TryWithCharger(job, van, position, bound, ref best, secondItem, secondPosition, count);
        }
    }

    /// <summary>What the day just driven costs more than the van's present one, the balance of all days included.</summary>
    private long DrivenDelta(int van) => _tours.Day.Cost - _tours.VanCost(van) + _tours.BalanceDelta(van, _tours.Day.OnTripsMs);

    /// <summary>In builds with checks: what an O(1) test turns down, driving the whole day turns down as well.</summary>
    [Conditional("DEBUG"), Conditional("CHECKS")]
    private void CheckFilter(int job, int van, int position, int secondItem = Candidate.NoItem, int secondPosition = 0)
    {
        VanRules rules = _instance.Rules[van];
        if (!rules.HasRange || rules.Vehicle.RechargeMsPerKm is null || rules.Vehicle.ChargeRule == ChargeRule.Full)
        {
            int count = MakeTrial(van, job, position, secondItem, secondPosition);
            bool works = _tours.Day.TryRun(rules, _trial.AsSpan(0, count));
            Check.Debug(!works);
        }
    }

    private int MakeTrial(int van, int item, int position, int secondItem, int secondPosition)
    {
        ReadOnlySpan<int> order = _tours.Order(van);
        if (_trial.Length < order.Length + 3)
        {
            _trial = new int[(order.Length + 3) * 2];
        }

        order[..position].CopyTo(_trial);
        _trial[position] = item;
        order[position..].CopyTo(_trial.AsSpan(position + 1));
        int count = order.Length + 1;
        if (secondItem >= 0)
        {
            InsertInTrial(secondItem, secondPosition, count++);
        }

        return count;
    }

    private void InsertInTrial(int item, int position, int count)
    {
        Array.Copy(_trial, position, _trial, position + 1, count - position);
        _trial[position] = item;
    }
}
