namespace Konvoi.Routing;

/// <summary>
/// What is known of every place in the days of vans that fill up whenever they charge: enough to judge a job put there, with a
/// charger beside it or without, in O(1). A van that leaves a charger has a full battery, so what happened before decides only
/// how long it stands there: the rest of a day is the run up to its next charger, and the latest time to leave that.
/// </summary>
internal sealed class ElectricDays
{
    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly Place[][] _places;

    /// <summary>One place in a van's order; behind the last item stands the end of the day.</summary>
    private struct Place
    {
        /// <summary>After the item: when the van leaves at the earliest.</summary>
        public long DepartMs;

        /// <summary>After the item: how far the battery lasts.</summary>
        public long BatteryDm;

        /// <summary>From the item: the way to the next charger or home; 0 for a charger.</summary>
        public long NeedDm;

        /// <summary>From arriving at the item to arriving at the next charger or home, waiting not counted.</summary>
        public long RunMs;

        /// <summary>When the next charger or home is reached at the earliest.</summary>
        public long EarliestMs;

        /// <summary>The latest arrival that keeps all windows up to there.</summary>
        public long LatestMs;

        /// <summary>The latest departure from the next charger; <see cref="NoCharger"/> where none follows.</summary>
        public long LeaveMs;
        public int Location;
    }

    private const long NoCharger = long.MaxValue;

    public ElectricDays(Instance instance)
    {
        _instance = instance;
        _layout = instance.Layout;
        _places = new Place[instance.Vans][];
        Array.Fill(_places, []);
        Nearest = [.. Enumerable.Range(0, instance.Jobs).Select(NearestChargers)];
    }

    /// <summary>By job: all chargers, those with the least way there and back first.</summary>
    public int[][] Nearest { get; }

    /// <summary>Whether days are described completely: one trip, one window per job, costs by leg, filled up at every charger.</summary>
    public static bool Suit(Instance instance) =>
        instance.Problem.Chargers.Count > 0
        && instance.Problem.Vehicles.All(vehicle => vehicle is
        {
            ChargeRule: ChargeRule.Full, StartRangeDm: null, RangeDm: < Vehicle.UnlimitedDm, RechargeMsPerKm: not null,
            StartLocation: null, EndLocation: null, Committed.Length: 0,
        })
        && LeanCheck.IsLeanBesidesBattery(instance.Problem)
        && instance.Problem.Jobs.All(job => job.CollectedBy is null);

    /// <summary>Describes the order of a van, which works.</summary>
    public void Describe(VanRules rules, ReadOnlySpan<int> order)
    {
        Place[] places = _places[rules.Van];
        if (places.Length < order.Length + 2)
        {
            places = _places[rules.Van] = new Place[(order.Length + 2) * 2];
        }

        Forward(rules, order, places);
        Backward(rules, order, places);
    }

    /// <summary>Whether a job can stand before the item at a position, with nothing else changed.</summary>
    /// <param name="rules">The van.</param>
    /// <param name="position">In its order.</param>
    /// <param name="job">The job.</param>
    /// <param name="isTooLate">Whether the windows alone forbid it: a charger takes time, so then none helps.</param>
    public bool Fits(VanRules rules, int position, int job, out bool isTooLate)
    {
        Place[] places = _places[rules.Van];
        ref readonly Place before = ref places[position];
        ref readonly Place after = ref places[position + 1];
        (long atMs, long batteryDm) = (before.DepartMs, before.BatteryDm);
        bool reaches = Visit(rules, before.Location, job, ref atMs, ref batteryDm, out isTooLate);
        if (isTooLate)
        {
            return false;
        }

        reaches &= Drive(rules, _layout.Place[job], after.Location, ref atMs, ref batteryDm);
        isTooLate = atMs > after.LatestMs;
        return reaches && GoesOn(rules, after, atMs, batteryDm);
    }

    /// <summary>The same with a charger right before the job.</summary>
    public bool FitsAfterCharger(VanRules rules, int position, int job, int charger)
    {
        Place[] places = _places[rules.Van];
        ref readonly Place before = ref places[position];
        (long atMs, long batteryDm) = (before.DepartMs, before.BatteryDm);
        return Charge(rules, before.Location, charger, ref atMs, ref batteryDm)
            && Visit(rules, charger, job, ref atMs, ref batteryDm)
            && Drive(rules, _layout.Place[job], places[position + 1].Location, ref atMs, ref batteryDm)
            && GoesOn(rules, places[position + 1], atMs, batteryDm);
    }

    /// <summary>The same with a charger right after the job.</summary>
    public bool FitsBeforeCharger(VanRules rules, int position, int job, int charger)
    {
        Place[] places = _places[rules.Van];
        ref readonly Place before = ref places[position];
        (long atMs, long batteryDm) = (before.DepartMs, before.BatteryDm);
        return Visit(rules, before.Location, job, ref atMs, ref batteryDm)
            && Charge(rules, _layout.Place[job], charger, ref atMs, ref batteryDm)
            && Drive(rules, charger, places[position + 1].Location, ref atMs, ref batteryDm)
            && GoesOn(rules, places[position + 1], atMs, batteryDm);
    }

    /// <summary>The location before a position, or of the hub.</summary>
    public int LocationBefore(int van, int position) => _places[van][position].Location;

    public int LocationAt(int van, int position) => _places[van][position + 1].Location;

    /// <summary>Place p + 1 belongs to the item at position p; place 0 to the hub before all.</summary>
    private void Forward(VanRules rules, ReadOnlySpan<int> order, Place[] places)
    {
        (long atMs, long batteryDm) = (rules.Vehicle.ShiftStartMs, rules.StartRangeDm);
        int location = rules.Start;
        places[0].Location = location;
        places[0].DepartMs = atMs;
        places[0].BatteryDm = batteryDm;
        for (int i = 0; i < order.Length; i++)
        {
            int item = order[i];
            int to = item < _instance.Jobs ? _layout.Place[item] : _instance.Problem.Chargers[item - _instance.Jobs - 1];
            if (item < _instance.Jobs)
            {
                Visit(rules, location, item, ref atMs, ref batteryDm);
            }
            else
            {
                Charge(rules, location, to, ref atMs, ref batteryDm);
            }

            location = to;
            places[i + 1].Location = location;
            places[i + 1].DepartMs = atMs;
            places[i + 1].BatteryDm = batteryDm;
        }
    }

    private void Backward(VanRules rules, ReadOnlySpan<int> order, Place[] places)
    {
        ref Place end = ref places[order.Length + 1];
        end = new Place { Location = rules.End, LatestMs = rules.LatestReturnMs, EarliestMs = long.MinValue, LeaveMs = NoCharger };
        for (int i = order.Length - 1; i >= 0; i--)
        {
            ref Place place = ref places[i + 1];
            ref readonly Place next = ref places[i + 2];
            int item = order[i];
            int leg = (place.Location * _instance.Places) + next.Location;
            long legMs = rules.Travel.Ms[leg];
            long legDm = rules.Travel.Dm[leg];
            if (item > _instance.Jobs)
            {
                place.LeaveMs = LatestFull(rules, next, legMs, legDm);
                (place.NeedDm, place.RunMs, place.EarliestMs, place.LatestMs) = (0, 0, long.MinValue, long.MaxValue);
                continue;
            }

            long stayMs = _layout.ServiceMs[item] + legMs;
            place.NeedDm = legDm + next.NeedDm;
            place.RunMs = stayMs + next.RunMs;
            place.EarliestMs = Math.Max(_layout.OpenMs[item] + place.RunMs, next.EarliestMs);
            place.LatestMs = Math.Min(_layout.CloseMs[item], next.LatestMs == long.MaxValue ? long.MaxValue : next.LatestMs - stayMs);
            place.LeaveMs = next.LeaveMs;
        }
    }

    /// <summary>The latest time to leave a charger with a full battery.</summary>
    private static long LatestFull(VanRules rules, in Place next, long legMs, long legDm)
    {
        long latestMs = next.LatestMs;
        if (next.LeaveMs != NoCharger)
        {
            long arriveMs = next.LeaveMs - DayRun.ChargeMs(rules, legDm + next.NeedDm);
            latestMs = next.EarliestMs > arriveMs ? long.MinValue / 2 : Math.Min(latestMs, arriveMs - next.RunMs);
        }

        return latestMs == long.MaxValue ? long.MaxValue - 1 : latestMs - legMs;
    }

    /// <summary>Whether the rest of a day works when its first item is reached at a time with some battery.</summary>
    private static bool GoesOn(VanRules rules, in Place place, long atMs, long batteryDm)
    {
        if (batteryDm < place.NeedDm || atMs > place.LatestMs)
        {
            return false;
        }

        long atChargerMs = Math.Max(atMs + place.RunMs, place.EarliestMs);
        return place.LeaveMs == NoCharger
            || atChargerMs + DayRun.ChargeMs(rules, rules.Vehicle.RangeDm - batteryDm + place.NeedDm) <= place.LeaveMs;
    }

    private bool Visit(VanRules rules, int from, int job, ref long atMs, ref long batteryDm) =>
        Visit(rules, from, job, ref atMs, ref batteryDm, out bool isTooLate) && !isTooLate;

    /// <summary>False where the battery does not last; the clock goes on all the same.</summary>
    private bool Visit(VanRules rules, int from, int job, ref long atMs, ref long batteryDm, out bool isTooLate)
    {
        bool reaches = Drive(rules, from, _layout.Place[job], ref atMs, ref batteryDm);
        isTooLate = atMs > _layout.CloseMs[job];
        atMs = Math.Max(atMs, _layout.OpenMs[job]) + _layout.ServiceMs[job];
        return reaches;
    }

    private bool Charge(VanRules rules, int from, int charger, ref long atMs, ref long batteryDm)
    {
        if (!Drive(rules, from, charger, ref atMs, ref batteryDm))
        {
            return false;
        }

        atMs += DayRun.ChargeMs(rules, rules.Vehicle.RangeDm - batteryDm);
        batteryDm = rules.Vehicle.RangeDm;
        return true;
    }

    private bool Drive(VanRules rules, int from, int to, ref long atMs, ref long batteryDm)
    {
        int leg = (from * _instance.Places) + to;
        atMs += rules.Travel.Ms[leg];
        batteryDm -= rules.Travel.Dm[leg];
        return batteryDm >= 0;
    }

    private int[] NearestChargers(int job)
    {
        int[] dm = _instance.Travel[0].Dm;
        int here = _layout.Place[job];
        int[] chargers = [.. Enumerable.Range(0, _instance.Problem.Chargers.Count)];
        long[] keys = [.. chargers.Select(charger => _instance.Problem.Chargers[charger])
            .Select(at => (long)dm[(here * _instance.Places) + at] + dm[(at * _instance.Places) + here])];
        Array.Sort(keys, chargers);
        return chargers;
    }
}
