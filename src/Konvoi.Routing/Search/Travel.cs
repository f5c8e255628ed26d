namespace Konvoi.Routing;

/// <summary>
/// What a leg takes and costs a kind of van, in flat tables of location x location. A missing way has <see cref="Forbidden"/>
/// in every table. The Back tables are transposed, so that all legs into one place lie side by side as well; where a table
/// is symmetric, or equals another, the two are one array: the hot tables then fit the cache twice as well.
/// </summary>
internal sealed class Travel
{
    /// <summary>Two of them still fit an int; no detour over real legs reaches <see cref="TooFar"/>.</summary>
    public const int Forbidden = 1_070_000_000;

    /// <summary>The largest cost of a leg, in search units.</summary>
    public const int MostCost = 250_000_000;

    /// <summary>A detour that costs this much uses a forbidden leg.</summary>
    public const long TooFar = 600_000_000;

    public Travel(Profile profile, Vehicle rates, int places, long costScale)
    {
        Profile = profile;
        CostPerKm = rates.CostPerKm;
        CostPerDrivingHour = rates.CostPerDrivingHour;
        Ms = WithForbidden(profile.Durations);
        Dm = ReferenceEquals(profile.Durations, profile.Lengths) ? Ms : Shared(WithForbidden(profile.Lengths), Ms);
        int[] cost = new int[Ms.Length];
        for (int i = 0; i < cost.Length; i++)
        {
            cost[i] = Ms[i] == Forbidden ? Forbidden : (int)CostOf(Dm[i], Ms[i], rates, costScale);
        }

        Cost = Shared(Shared(cost, Dm), Ms);
        CostBack = Transposed(Cost, places);
        MsBack = ReferenceEquals(Cost, Ms) ? CostBack : Transposed(Ms, places);
    }

    public Profile Profile { get; }

    public long CostPerKm { get; }

    public long CostPerDrivingHour { get; }

    public int[] Cost { get; }

    public int[] CostBack { get; }

    public int[] Ms { get; }

    public int[] MsBack { get; }

    public int[] Dm { get; }

    /// <summary>What a leg costs in search units, rounded to the nearest.</summary>
    public static long CostOf(long dm, long ms, Vehicle rates, long scale) =>
        (long)(((((Int128)dm * rates.CostPerKm * 360) + ((Int128)ms * rates.CostPerDrivingHour)) * scale + 1_800_000) / 3_600_000);

    private static int[] WithForbidden(int[] table) =>
        Array.IndexOf(table, Profile.Unreachable) < 0 ? table : Array.ConvertAll(table, entry => entry == Profile.Unreachable ? Forbidden : entry);

    private static int[] Shared(int[] table, int[] other) => table.AsSpan().SequenceEqual(other) ? other : table;

    private static int[] Transposed(int[] table, int places)
    {
        int[] turned = new int[table.Length];
        for (int from = 0; from < places; from++)
        {
            for (int to = 0; to < places; to++)
            {
                turned[(to * places) + from] = table[(from * places) + to];
            }
        }

        return Shared(turned, table);
    }
}
