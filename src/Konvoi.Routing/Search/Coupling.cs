namespace Konvoi.Routing;

/// <summary>
/// What couples the vans: crowded docks and the longest day. Kept per van as visits and time on trips, refreshed for the
/// vans touched, and priced as a whole before a plan is judged.
/// </summary>
internal sealed class Coupling
{
    private readonly Instance _instance;
    private readonly Tours _tours;
    private readonly int[] _dockAt;
    private readonly List<(int Dock, long FromMs, long ToMs)>[] _visits;
    private readonly long[] _onTripsMs;
    private readonly List<(long AtMs, int Change)>[] _events;

    public Coupling(Instance instance, Tours tours)
    {
        _instance = instance;
        _tours = tours;
        Problem problem = instance.Problem;
        _dockAt = new int[instance.Places];
        Array.Fill(_dockAt, -1);
        for (int dock = 0; dock < problem.Docks.Count; dock++)
        {
            _dockAt[problem.Docks[dock].Location] = dock;
        }

        _visits = [.. problem.Vehicles.Select(_ => new List<(int Dock, long FromMs, long ToMs)>())];
        _onTripsMs = new long[instance.Vans];
        _events = [.. problem.Docks.Select(_ => new List<(long AtMs, int Change)>())];
    }

    public static bool IsNeeded(Problem problem) => problem.Docks.Count > 0 || problem.BalanceCostPerHour > 0;

    /// <summary>The price in search units, after bringing the touched vans up to date.</summary>
    public long Price(ReadOnlySpan<int> touched)
    {
        Refresh(touched);
        return DockPrice() + BalancePrice();
    }

    public void Refresh(ReadOnlySpan<int> touched)
    {
        foreach (int van in touched)
        {
            _visits[van].Clear();
            _onTripsMs[van] = 0;
            if (_tours.Day.TryRun(_instance.Rules[van], _tours.Order(van)))
            {
                _onTripsMs[van] = _tours.Day.OnTripsMs;
                CollectVisits(van);
            }
        }
    }

    private void CollectVisits(int van)
    {
        if (_events.Length == 0)
        {
            return;
        }

        DayRun day = _tours.Day;
        VanRules rules = _instance.Rules[van];
        for (int t = 0; t < day.TripCount; t++)
        {
            int placeBefore = -1;
            long clockMs = day.Trip(t).DepartMs;
            int at = day.Trip(t).StartPlace;
            for (int i = day.Trip(t).From; i < day.Trip(t).To; i++)
            {
                int item = _tours.Order(van)[i];
                int place = day.PlaceOf(i);
                long startMs = day.StartMs(item, clockMs + rules.Travel.Ms[(at * _instance.Places) + place]);
                clockMs = startMs + day.StayMs(rules, _tours.Order(van), i, day.Trip(t));
                long leaveMs = clockMs;
                clockMs = rules.Vehicle.Breaks.Length > 0 ? day.Breaks.Take(rules, i + 1, clockMs) : clockMs;
                if (item < _instance.Jobs && _dockAt[place] >= 0)
                {
                    bool goesOn = placeBefore == place;
                    (int Dock, long FromMs, long ToMs) visit = (_dockAt[place], goesOn ? _visits[van][^1].FromMs : startMs, leaveMs);
                    if (goesOn)
                    {
                        _visits[van][^1] = visit;
                    }
                    else
                    {
                        _visits[van].Add(visit);
                    }
                }

                placeBefore = item < _instance.Jobs ? place : -1;
                at = place;
            }
        }
    }

    private long DockPrice()
    {
        foreach (List<(long AtMs, int Change)> events in _events)
        {
            events.Clear();
        }

        foreach (List<(int Dock, long FromMs, long ToMs)> visits in _visits)
        {
            foreach ((int dock, long fromMs, long toMs) in visits)
            {
                _events[dock].Add((fromMs, 1));
                _events[dock].Add((toMs, -1));
            }
        }

        long price = 0;
        for (int dock = 0; dock < _events.Length; dock++)
        {
            DockLimit limit = _instance.Problem.Docks[dock];
            price += (long)(Crowding.BeyondMs(_events[dock], limit.Docks) * limit.CostPerHour * _instance.CostScale / 3_600_000);
        }

        return price;
    }

    /// <summary>Keeps the time on trips of a van that has changed, which an insertion into another one is judged by.</summary>
    public void SetOnTrips(int van, long onTripsMs) => _onTripsMs[van] = onTripsMs;

    /// <summary>What the balance costs more, in search units, if a van is on trips for another time than now.</summary>
    public long BalanceDelta(int van, long onTripsMs)
    {
        if (_instance.Problem.BalanceCostPerHour == 0)
        {
            return 0;
        }

        long othersMs = 0;
        for (int other = 0; other < _onTripsMs.Length; other++)
        {
            othersMs = other == van ? othersMs : Math.Max(othersMs, _onTripsMs[other]);
        }

        return BalancePrice(Math.Max(othersMs, onTripsMs)) - BalancePrice(Math.Max(othersMs, _onTripsMs[van]));
    }

    private long BalancePrice() => _instance.Problem.BalanceCostPerHour == 0 ? 0 : BalancePrice(_onTripsMs.Max());

    private long BalancePrice(long longestMs) =>
        (long)((Int128)longestMs * _instance.Problem.BalanceCostPerHour * _instance.CostScale / 3_600_000);
}
