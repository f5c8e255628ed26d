namespace Konvoi.Routing;

/// <summary>From the order of a van alone: its cost, and the state of each of its stops.</summary>
internal sealed partial class Tours
{
    /// <summary>False, with undefined state, if the order cannot be driven.</summary>
    private bool Refresh(int van)
    {
        long before = _vanCost[van];
        bool works = _instance.IsLean ? RefreshLean(van) : RefreshRich(van);
        TourCost += _vanCost[van] - before;
        return works;
    }

    private bool RefreshLean(int van)
    {
        if (_count[van] == 0)
        {
            _vanCost[van] = 0;
            Array.Clear(_load, van * _instance.Dimensions, _instance.Dimensions);
            return true;
        }

        VanRules rules = _instance.Rules[van];
        Travel travel = rules.Travel;
        int[] costs = travel.Cost;
        int[] times = travel.Ms;
        int places = _instance.Places;
        StopState[] stops = Stops;
        ReadOnlySpan<int> order = Order(van);
        int place = rules.Start;
        long departMs = rules.Vehicle.ShiftStartMs;
        long cost = 0;
        bool works = true;
        for (int i = 0; i < order.Length; i++)
        {
            int job = order[i];
            ref StopState stop = ref stops[job];
            int to = _layout.Place[job];
            int leg = (place * places) + to;
            stop.Van = van;
            stop.Position = i;
            stop.PlaceBefore = place;
            stop.DepartBeforeMs = departMs;
            stop.CostIn = costs[leg];
            cost += stop.CostIn;
            departMs = Math.Max(departMs + times[leg], _layout.OpenMs[job]);
            works &= departMs <= _layout.CloseMs[job];
            departMs += _layout.ServiceMs[job];
            stop.DepartMs = departMs;
            place = to;
        }

        int home = (place * places) + rules.End;
        _vanCost[van] = cost + costs[home] + rules.FixedCost;
        works &= departMs + times[home] <= rules.LatestReturnMs;
        works &= cost + costs[home] < Travel.Forbidden;
        int after = rules.End;
        long latestAfterMs = rules.LatestReturnMs;
        for (int i = order.Length - 1; i >= 0; i--)
        {
            int job = order[i];
            ref StopState stop = ref stops[job];
            int here = _layout.Place[job];
            int leg = (here * places) + after;
            stop.PlaceAfter = after;
            stop.CostOut = costs[leg];
            stop.LatestAfterMs = latestAfterMs;
            latestAfterMs = Math.Min(_layout.CloseMs[job], latestAfterMs - times[leg] - _layout.ServiceMs[job]);
            stop.LatestMs = latestAfterMs;
            after = here;
        }

        return works & RefreshLoads(van, order, rules);
    }

    private bool RefreshLoads(int van, ReadOnlySpan<int> order, VanRules rules)
    {
        int dimensions = _instance.Dimensions;
        bool works = true;
        for (int d = 0; d < dimensions; d++)
        {
            long sum = 0;
            foreach (int job in order)
            {
                int amount = (job * dimensions) + d;
                if (OnBoardAfter.Length > 0)
                {
                    sum += _layout.Pickup[amount] - _layout.Delivery[amount];
                    OnBoardAfter[amount] = sum;
                    works &= sum <= rules.Vehicle.Capacity[d];
                }
                else
                {
                    sum += _layout.Pickup[amount] + _layout.Delivery[amount];
                }
            }

            _load[(van * dimensions) + d] = sum;
            works &= sum <= rules.Vehicle.Capacity[d];
        }

        return works;
    }

    private bool RefreshRich(int van)
    {
        ReadOnlySpan<int> order = Order(van);
        VanRules rules = _instance.Rules[van];
        foreach (int item in order)
        {
            if (item < _instance.Jobs)
            {
                Stops[item].Van = van;
            }
        }

        if (!_day.TryRun(rules, order))
        {
            // Still filled in, so that a caller can take jobs out again.
            _vanCost[van] = 0;
            return false;
        }

        _vanCost[van] = _day.Cost;
        _coupling?.SetOnTrips(van, _day.OnTripsMs);
        _day.Describe(rules, order, Stops);
        if (Electric is not null)
        {
            Electric.Describe(rules, order);
            SumLoads(van, order);
        }

        return true;
    }

    private void SumLoads(int van, ReadOnlySpan<int> order)
    {
        int dimensions = _instance.Dimensions;
        Array.Clear(_load, van * dimensions, dimensions);
        foreach (int item in order)
        {
            for (int d = 0; d < dimensions && item < _instance.Jobs; d++)
            {
                _load[(van * dimensions) + d] += _layout.Pickup[(item * dimensions) + d] + _layout.Delivery[(item * dimensions) + d];
            }
        }
    }

    /// <summary>Drops chargers that the van can do without.</summary>
    public void TidyChargers(int van)
    {
        if (_instance.Problem.Chargers.Count == 0)
        {
            return;
        }

        VanRules rules = _instance.Rules[van];
        for (int i = _count[van] - 1; i >= 0; i--)
        {
            int item = _order[van][i];
            if (item <= _instance.Jobs)
            {
                continue;
            }

            RemoveItem(van, i);
            if (!_day.TryRun(rules, Order(van)) || _day.Cost > _vanCost[van])
            {
                InsertItem(van, item, i);
            }
        }

        Refresh(van);
        CheckVan(van);
    }

    private void RemoveItem(int van, int position)
    {
        Array.Copy(_order[van], position + 1, _order[van], position, _count[van] - position - 1);
        SetCount(van, _count[van] - 1);
    }
}
