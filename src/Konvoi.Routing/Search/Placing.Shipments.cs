namespace Konvoi.Routing;

/// <summary>Places for shipments: two positions in one trip, the collection first.</summary>
internal sealed partial class Placing
{
    private void ConsiderShipment(int collect, ref Candidate best)
    {
        for (int van = 0; van < _instance.Vans; van++)
        {
            if ((_tours.Count(van) > 0 || _instance.Rules[van].Vehicle.HasLeft) && _layout.IsAllowed(van, collect) && _layout.IsAllowed(van, _layout.Deliver[collect]))
            {
                ConsiderShipmentOn(van, collect, ref best);
            }
        }

        for (int kind = 0; kind < _tours.Empty.Kinds && MayOpen; kind++)
        {
            int van = _tours.Empty.First(kind);
            if (van >= 0 && _layout.IsAllowed(van, collect) && _layout.IsAllowed(van, _layout.Deliver[collect]))
            {
                ConsiderShipmentOn(van, collect, ref best);
            }
        }
    }

    private void ConsiderShipmentOn(int van, int collect, ref Candidate best)
    {
        if (_instance.IsLean)
        {
            ConsiderShipmentLean(van, collect, ref best);
        }
        else
        {
            ConsiderShipmentRich(van, collect, ref best);
        }
    }

    /// <summary>
    /// For each place of the collection the order is driven on from there, once: load and clock are carried along, and every
    /// place of the delivery on the way costs O(1). The walk ends where the delay is too much for what follows.
    /// </summary>
    private void ConsiderShipmentLean(int van, int collect, ref Candidate best)
    {
        VanRules rules = _instance.Rules[van];
        ReadOnlySpan<int> order = _tours.Order(van);
        int deliver = _layout.Deliver[collect];
        int pickPlace = _layout.Place[collect];
        long opening = order.Length == 0 ? rules.FixedCost : 0;
        int[] costs = rules.Travel.Cost;
        int[] times = rules.Travel.Ms;
        int places = _instance.Places;
        for (int i = rules.Frozen; i <= order.Length; i++)
        {
            int before = i == 0 ? rules.Start : _layout.Place[order[i - 1]];
            int after = i == order.Length ? rules.End : _layout.Place[order[i]];
            long departMs = i == 0 ? rules.Vehicle.ShiftStartMs : _tours.Stops[order[i - 1]].DepartMs;
            long arriveMs = departMs + times[(before * places) + pickPlace];
            if (arriveMs > _layout.CloseMs[collect])
            {
                // Later positions depart later; only without the triangle inequality could one still be in time.
                break;
            }

            int legNow = order.Length == 0 ? 0 : costs[(before * places) + after];
            long toPick = costs[(before * places) + pickPlace] + opening;
            if (toPick - legNow >= best.Delta || !Holds(rules, order, i - 1, collect))
            {
                continue;
            }

            departMs = Math.Max(arriveMs, _layout.OpenMs[collect]) + _layout.ServiceMs[collect];
            WalkDelivery(rules, order, i, collect, deliver, departMs, toPick, legNow, ref best);
        }
    }

    private void WalkDelivery(
        VanRules rules, ReadOnlySpan<int> order, int i, int collect, int deliver, long departMs, long toPick, int legNow, ref Candidate best)
    {
        int[] costs = rules.Travel.Cost;
        int[] times = rules.Travel.Ms;
        int places = _instance.Places;
        int dropPlace = _layout.Place[deliver];
        int at = _layout.Place[collect];
        int afterPick = i == order.Length ? rules.End : _layout.Place[order[i]];
        long pickDelta = toPick + costs[(at * places) + afterPick] - legNow;
        for (int j = i; ; j++)
        {
            bool isLast = j == order.Length;
            int after = isLast ? rules.End : _layout.Place[order[j]];
            long latestAfterMs = isLast ? rules.LatestReturnMs : _tours.Stops[order[j]].LatestMs;
            long dropMs = departMs + times[(at * places) + dropPlace];
            if (dropMs <= _layout.CloseMs[deliver])
            {
                long legs = (long)costs[(at * places) + dropPlace] + costs[(dropPlace * places) + after];
                long delta = j == i ? toPick + legs - legNow : pickDelta + legs - costs[(at * places) + after];
                if (delta < best.Delta
                    && Math.Max(dropMs, _layout.OpenMs[deliver]) + _layout.ServiceMs[deliver] + times[(dropPlace * places) + after] <= latestAfterMs
                    && !Blink())
                {
                    best.Become(delta, rules.Van, collect, i, deliver, j + 1);
                }
            }

            if (isLast || !Holds(rules, order, j, collect))
            {
                return;
            }

            long nextMs = departMs + times[(at * places) + after];
            if (nextMs > latestAfterMs)
            {
                return;
            }

            departMs = Math.Max(nextMs, _layout.OpenMs[order[j]]) + _layout.ServiceMs[order[j]];
            at = after;
        }
    }

    /// <summary>Whether what is on board after an item of a lean order leaves room for a shipment.</summary>
    private bool Holds(VanRules rules, ReadOnlySpan<int> order, int after, int collect)
    {
        int dimensions = _instance.Dimensions;
        for (int d = 0; d < dimensions; d++)
        {
            long onBoard = after < 0 ? 0 : _tours.OnBoardAfter[(order[after] * dimensions) + d];
            if (onBoard + _layout.Pickup[(collect * dimensions) + d] > rules.Vehicle.Capacity[d])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every pair of positions of a trip, turned down by the cost of their legs where possible; also a trip of its own.</summary>
    private void ConsiderShipmentRich(int van, int collect, ref Candidate best)
    {
        VanRules rules = _instance.Rules[van];
        ReadOnlySpan<int> order = _tours.Order(van);
        int deliver = _layout.Deliver[collect];
        for (int i = rules.Frozen; i <= order.Length; i++)
        {
            for (int j = i; ; j++)
            {
                int count = MakeTrial(van, collect, i, deliver, j + 1);
                TryTrial(rules, count, collect, i, deliver, j + 1, ref best);
                if (j >= order.Length || order[j] == _instance.Jobs)
                {
                    break;
                }
            }

            bool isTripEnd = i == order.Length || order[i] == _instance.Jobs;
            bool isTripStart = i == 0 || order[i - 1] == _instance.Jobs;
            if (order.Length > 0 && isTripEnd)
            {
                int count = MakeTrial(van, collect, i, deliver, i + 1);
                InsertInTrial(_instance.Jobs, i, count++);
                TryTrial(rules, count, collect, i, deliver, i + 1, ref best, _instance.Jobs, i);
            }
            else if (order.Length > 0 && isTripStart && !(i == 0 && rules.Vehicle.HasLeft))
            {
                int count = MakeTrial(van, collect, i, deliver, i + 1);
                InsertInTrial(_instance.Jobs, i + 2, count++);
                TryTrial(rules, count, collect, i, deliver, i + 1, ref best, _instance.Jobs, i + 2);
            }
        }
    }

    private void TryTrial(
        VanRules rules, int count, int collect, int i, int deliver, int j, ref Candidate best, int thirdItem = Candidate.NoItem, int thirdPosition = 0)
    {
        if (_tours.Day.TryRun(rules, _trial.AsSpan(0, count)) && DrivenDelta(rules.Van) < best.Delta && !Blink())
        {
            best.Become(DrivenDelta(rules.Van), rules.Van, collect, i, deliver, j, thirdItem, thirdPosition);
        }
    }
}
