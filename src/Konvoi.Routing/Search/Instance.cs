namespace Konvoi.Routing;

/// <summary>
/// A problem laid out for the search: flat arrays with nothing nullable. Money is in search units: the problem's unit times
/// <see cref="CostScale"/>, so that the cost of a single leg rounds to little.
/// <para>
/// The search moves <b>units</b>: a single job, a shipment (two jobs), or a group of alternatives. A unit is named by its
/// first job: the collecting one, or the group's lowest index.
/// </para>
/// </summary>
internal sealed class Instance
{
    /// <summary>How many neighbours a job looks at for its new place, and a ruin for its next string.</summary>
    private const int MostNear = 100;

    /// <summary>
    /// Up to so many jobs a problem that is not lean is tried out more thoroughly: all at once taken out now and then, chargers
    /// also in pairs and where none is needed. A larger one would pay for it in iterations.
    /// </summary>
    private const int MostTiny = 12;

    public Instance(Problem problem)
    {
        Problem = problem;
        Jobs = problem.Jobs.Count;
        Vans = problem.Vehicles.Count;
        Places = problem.LocationCount;
        Dimensions = problem.Dimensions.Count;
        Layout = new JobLayout(problem);
        CostScale = InstanceScale.Of(problem);
        (Travel, TravelOf) = MakeTravel();
        KindOf = KindsOfVans();
        Rules = [.. problem.Vehicles.Select((_, van) => new VanRules(this, van))];
        IsLean = LeanCheck.IsLean(problem);
        Near = new Neighbours(this, MostNear);
    }

    public Problem Problem { get; }

    public int Jobs { get; }

    public int Vans { get; }

    public int Places { get; }

    public int Dimensions { get; }

    public JobLayout Layout { get; }

    public long CostScale { get; }

    /// <summary>
    /// Whether the O(1) checks at a <see cref="StopState"/> are the whole truth: one trip per van, one window per job, costs by
    /// leg and by van only, and either plain one-way loads or nothing but shipments. Otherwise they are a filter before
    /// <see cref="DayRun"/>.
    /// </summary>
    public bool IsLean { get; }

    public bool IsTiny => !IsLean && Jobs <= MostTiny;

    /// <summary>One per combination of profile and rates.</summary>
    public Travel[] Travel { get; }

    /// <summary>Index into <see cref="Travel"/> per van.</summary>
    public int[] TravelOf { get; }

    /// <summary>Vans with the same number differ in nothing but their id: of several that stand empty, one is enough to try.</summary>
    public int[] KindOf { get; }

    public VanRules[] Rules { get; }

    public Neighbours Near { get; }

    private (Travel[] Travel, int[] TravelOf) MakeTravel()
    {
        List<Travel> travel = [];
        int[] travelOf = new int[Vans];
        for (int van = 0; van < Vans; van++)
        {
            Vehicle rates = Problem.Vehicles[van];
            Profile profile = Problem.ProfileOf(rates);
            int known = travel.FindIndex(one => ReferenceEquals(one.Profile, profile)
                && one.CostPerKm == rates.CostPerKm && one.CostPerDrivingHour == rates.CostPerDrivingHour);
            travelOf[van] = known >= 0 ? known : travel.Count;
            if (known < 0)
            {
                travel.Add(new Travel(profile, rates, Places, CostScale));
            }
        }

        return ([.. travel], travelOf);
    }

    private int[] KindsOfVans()
    {
        int[] kindOf = new int[Vans];
        List<int> firsts = [];
        for (int van = 0; van < Vans; van++)
        {
            int known = firsts.FindIndex(first => AreAlike(first, van));
            kindOf[van] = known >= 0 ? known : firsts.Count;
            if (known < 0)
            {
                firsts.Add(van);
            }
        }

        return kindOf;
    }

    private bool AreAlike(int a, int b)
    {
        Vehicle left = Problem.Vehicles[a];
        Vehicle right = Problem.Vehicles[b];
        return !left.HasLeft && !right.HasLeft && left.Committed.Length == 0 && right.Committed.Length == 0
            && left with { Id = right.Id, Capacity = right.Capacity, Breaks = right.Breaks, Committed = right.Committed } == right
            && left.Capacity.AsSpan().SequenceEqual(right.Capacity)
            && left.Breaks.AsSpan().SequenceEqual(right.Breaks)
            && Layout.AreAllowedAlike(a, b);
    }
}
