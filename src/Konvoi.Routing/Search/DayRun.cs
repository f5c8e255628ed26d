namespace Konvoi.Routing;

/// <summary>
/// Drives one van through an order of items with every rule of the problem, in O(items) and without allocating: ways and
/// charges first, then loads, then the clock. Items are job indices; <c>Jobs</c> is a return to the hub, <c>Jobs + 1 + c</c> a
/// stop at charger c.
/// <para>
/// Timing rule: each trip comes back as early as it can, and leaves as late as that allows. With one window per job no
/// other choice is cheaper; with several, a later return could wait less.
/// </para>
/// </summary>
internal sealed partial class DayRun
{
    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly int _hub;
    private readonly DayBreaks _breaks;
    private TripRun[] _trips = new TripRun[4];
    private int[] _place = new int[16];
    private long[] _departMs = new long[16];
    private long[] _chargeDm = new long[16];

    public DayRun(Instance instance)
    {
        _instance = instance;
        _layout = instance.Layout;
        _hub = instance.Jobs;
        _breaks = new DayBreaks(this, instance);
    }

    /// <summary>In search units; of the last order that worked, like everything below.</summary>
    public long Cost { get; private set; }

    public long OnTripsMs { get; private set; }

    public DayFailure Failure { get; private set; }

    public int TripCount { get; private set; }

    public DayBreaks Breaks => _breaks;

    public ref readonly TripRun Trip(int trip) => ref _trips[trip];

    public int PlaceOf(int item) => _place[item];

    public long ChargeDm(int item) => _chargeDm[item];

    public bool TryRun(VanRules rules, ReadOnlySpan<int> order)
    {
        Cost = 0;
        OnTripsMs = 0;
        TripCount = 0;
        Failure = DayFailure.None;
        if (order.Length == 0 && !rules.Vehicle.HasLeft)
        {
            return true;
        }

        Grow(order.Length);
        Failure = Split(rules, order);
        if (Failure == DayFailure.None)
        {
            Failure = Charge(rules, order);
        }

        for (int trip = 0; trip < TripCount && Failure == DayFailure.None; trip++)
        {
            Failure = Load(rules, order, trip);
        }

        if (Failure == DayFailure.None)
        {
            Failure = Drive(rules, order);
        }

        return Failure == DayFailure.None;
    }

    /// <summary>
    /// Fills in the stop states of the order that <see cref="TryRun"/> has just accepted. Departures are lower bounds and
    /// latest arrivals upper bounds over everything that an insertion elsewhere in the day can change, but for one thing: where
    /// a way round is shorter than a way, a van that charges as needed may leave a little earlier with a stop more.
    /// </summary>
    public void Describe(VanRules rules, ReadOnlySpan<int> order, StopState[] stops)
    {
        int[] times = rules.Travel.Ms;
        int[] costs = rules.Travel.Cost;
        int places = _instance.Places;
        if (rules.Vehicle.Breaks.Length > 0)
        {
            // A break, and the wait for it, may move to any other place.
            DriveWithoutBreaks(rules, order);
        }

        long latestMs = rules.LatestReturnMs;
        for (int t = TripCount - 1; t >= 0; t--)
        {
            ref TripRun trip = ref _trips[t];
            int after = trip.EndPlace;
            for (int i = trip.To - 1; i >= trip.From; i--)
            {
                int item = order[i];
                int here = _place[i];
                int before = i == trip.From ? trip.StartPlace : _place[i - 1];
                long latestAfterMs = latestMs;
                latestMs -= times[(here * places) + after];
                if (item < _hub)
                {
                    ref StopState stop = ref stops[item];
                    stop.Position = i;
                    stop.PlaceBefore = before;
                    stop.PlaceAfter = after;
                    stop.CostIn = costs[(before * places) + here];
                    stop.CostOut = costs[(here * places) + after];
                    stop.DepartBeforeMs = i == trip.From ? trip.ReadyMs : _departMs[i - 1];
                    stop.DepartMs = _departMs[i];
                    stop.LatestAfterMs = latestAfterMs;
                    latestMs = _layout.LatestStartMs(item, latestMs - _layout.ServiceMs[item]);
                    stop.LatestMs = latestMs;
                }

                after = here;
            }

            latestMs -= times[(trip.StartPlace * places) + after] + (t == 0 ? 0 : rules.Vehicle.ReloadMs);
        }
    }

    /// <summary>How long the item at a position of a trip is served from its start, or charged at from its arrival.</summary>
    public long StayMs(VanRules rules, ReadOnlySpan<int> order, int position, in TripRun trip)
    {
        int item = order[position];
        if (item > _hub)
        {
            return ChargeMs(rules, _chargeDm[position]);
        }

        int before = position == trip.From ? trip.StartPlace : order[position - 1] < _hub ? _place[position - 1] : -1;
        return _layout.ServiceMs[item] + (_place[position] == before ? 0 : _instance.Problem.VisitMs(_place[position]));
    }

    /// <summary>When an item reached at a time starts; long.MaxValue if it is too late.</summary>
    public long StartMs(int item, long atMs) => item < _hub ? _layout.EarliestStartMs(item, atMs) : atMs;

    private void Grow(int items)
    {
        if (_place.Length < items)
        {
            int size = items * 2;
            Array.Resize(ref _place, size);
            Array.Resize(ref _departMs, size);
            Array.Resize(ref _chargeDm, size);
        }
    }
}
