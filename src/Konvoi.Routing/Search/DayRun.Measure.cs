namespace Konvoi.Routing;

/// <summary>What does not depend on the clock: the split into trips, ways, charges and loads.</summary>
internal sealed partial class DayRun
{
    private DayFailure Split(VanRules rules, ReadOnlySpan<int> order)
    {
        int from = 0;
        for (int i = 0; i <= order.Length; i++)
        {
            if (i < order.Length && order[i] != _hub)
            {
                _place[i] = order[i] < _hub ? _layout.Place[order[i]] : _instance.Problem.Chargers[order[i] - _hub - 1];
                continue;
            }

            bool mayBeEmpty = TripCount == 0 && rules.Vehicle.HasLeft;
            if ((i == from && !mayBeEmpty) || TripCount == rules.Vehicle.MaxTrips)
            {
                return DayFailure.Form;
            }

            if (TripCount == _trips.Length)
            {
                Array.Resize(ref _trips, _trips.Length * 2);
            }

            _trips[TripCount] = new TripRun
            {
                From = from,
                To = i,
                StartPlace = TripCount == 0 ? rules.Start : rules.Hub,
                EndPlace = i == order.Length ? rules.End : rules.Hub,
            };
            DayFailure failure = MeasureTrip(rules, order, ref _trips[TripCount++]);
            if (failure != DayFailure.None)
            {
                return failure;
            }

            if (TripCount == 1 && rules.Vehicle.HasLeft && _trips[0].ReleaseMs > rules.Vehicle.ShiftStartMs)
            {
                return DayFailure.Window;
            }

            from = i + 1;
        }

        return DayFailure.None;
    }

    private DayFailure MeasureTrip(VanRules rules, ReadOnlySpan<int> order, ref TripRun trip)
    {
        Travel travel = rules.Travel;
        int at = trip.StartPlace;
        trip.ReleaseMs = long.MinValue;
        bool reachable = true;
        for (int i = trip.From; i <= trip.To; i++)
        {
            int to = i == trip.To ? trip.EndPlace : _place[i];
            int leg = (at * _instance.Places) + to;
            reachable &= travel.Ms[leg] != Travel.Forbidden;
            trip.WayDm += travel.Dm[leg];
            trip.LegsCost += travel.Cost[leg];
            at = to;
            if (i < trip.To && order[i] < _hub)
            {
                trip.ReleaseMs = Math.Max(trip.ReleaseMs, _layout.ReleaseMs[order[i]]);
            }
        }

        return !reachable ? DayFailure.Unreachable : trip.WayDm > rules.MaxTripDm ? DayFailure.TripTooFar : DayFailure.None;
    }

    private DayFailure Charge(VanRules rules, ReadOnlySpan<int> order)
    {
        if (!rules.HasRange)
        {
            Array.Clear(_chargeDm, 0, order.Length);
            return DayFailure.None;
        }

        bool fills = rules.Vehicle.ChargeRule == ChargeRule.Full;
        bool charges = rules.Vehicle.RechargeMsPerKm is not null;
        long fullDm = rules.Vehicle.RangeDm;
        long batteryDm = rules.StartRangeDm;
        for (int t = 0; t < TripCount; t++)
        {
            ref TripRun trip = ref _trips[t];
            long restDm = trip.WayDm;
            if (charges && !(t == 0 && (rules.Vehicle.HasLeft || rules.Start != rules.Hub)))
            {
                trip.ChargedDm = Math.Max(0, (fills ? fullDm : Math.Min(fullDm, restDm)) - batteryDm);
                trip.ChargedMs = ChargeMs(rules, trip.ChargedDm);
                batteryDm += trip.ChargedDm;
            }

            int at = trip.StartPlace;
            for (int i = trip.From; i <= trip.To; i++)
            {
                int to = i == trip.To ? trip.EndPlace : _place[i];
                long legDm = rules.Travel.Dm[(at * _instance.Places) + to];
                batteryDm -= legDm;
                restDm -= legDm;
                at = to;
                if (batteryDm < 0)
                {
                    return DayFailure.Battery;
                }

                if (i < trip.To && order[i] > _hub)
                {
                    if (!charges)
                    {
                        return DayFailure.Form;
                    }

                    _chargeDm[i] = Math.Max(0, (fills ? fullDm : Math.Min(fullDm, restDm)) - batteryDm);
                    batteryDm += _chargeDm[i];
                }
            }
        }

        return DayFailure.None;
    }

    private DayFailure Load(VanRules rules, ReadOnlySpan<int> order, int t)
    {
        ref TripRun trip = ref _trips[t];
        int dimensions = _instance.Dimensions;
        bool onlyBoarded = t == 0 && rules.Vehicle.HasLeft;
        for (int d = 0; d < dimensions; d++)
        {
            long capacity = rules.Vehicle.Capacity[d];
            long load = t == 0 ? rules.OnBoard[d] : 0;
            for (int i = trip.From; i < trip.To; i++)
            {
                if (order[i] < _hub && _layout.Collect[order[i]] < 0 && _layout.OnBoardOf[order[i]] < 0)
                {
                    load += _layout.Delivery[(order[i] * dimensions) + d];
                }
            }

            if (load > capacity)
            {
                return DayFailure.Load;
            }

            for (int i = trip.From; i < trip.To; i++)
            {
                if (order[i] < _hub)
                {
                    int amount = (order[i] * dimensions) + d;
                    load += _layout.Pickup[amount] - _layout.Delivery[amount];
                    if (load > capacity)
                    {
                        return DayFailure.Load;
                    }
                }
            }
        }

        return BelongOnTrip(order, trip, t == 0, onlyBoarded) ? DayFailure.None : DayFailure.Load;
    }

    /// <summary>On-board deliveries on the first trip only; nothing but those on the first trip of a van that has left; shipments whole.</summary>
    private bool BelongOnTrip(ReadOnlySpan<int> order, in TripRun trip, bool isFirst, bool onlyBoarded)
    {
        for (int i = trip.From; i < trip.To; i++)
        {
            int job = order[i];
            if (job >= _hub)
            {
                continue;
            }

            bool boarded = _layout.OnBoardOf[job] >= 0;
            int collect = _layout.Collect[job];
            if ((boarded && !isFirst)
                || (onlyBoarded && !boarded && collect < 0 && _layout.HasDelivery[job])
                || (collect >= 0 && !order[trip.From..i].Contains(collect)))
            {
                return false;
            }
        }

        return true;
    }
}
