namespace Konvoi.Routing;

/// <summary>How finely the search counts money.</summary>
internal static class InstanceScale
{
    private const long Finest = 1024;
    private const long MostTotal = long.MaxValue / 4;

    /// <summary>
    /// 1 where every leg costs a whole number anyway (the benchmark families), otherwise the largest power of two, at most
    /// <see cref="Finest"/>, that keeps the dearest leg within <see cref="Travel.MostCost"/>.
    /// </summary>
    public static long Of(Problem problem)
    {
        bool whole = true;
        long dearest = 1;
        (long Dm, long Ms)[] longest = [.. problem.Profiles.Select(profile => (Longest(profile.Lengths), Longest(profile.Durations)))];
        foreach (Vehicle rates in problem.Vehicles)
        {
            whole &= rates.CostPerKm % 10_000 == 0 && rates.CostPerDrivingHour % 3_600_000 == 0
                && rates.CostPerHour % 3_600_000 == 0 && rates.CostPerOvertimeHour % 3_600_000 == 0;
            dearest = Math.Max(dearest, Travel.CostOf(longest[rates.Profile].Dm, longest[rates.Profile].Ms, rates, 1));
        }

        if (dearest > Travel.MostCost)
        {
            throw new ArgumentException($"a leg costs up to {dearest}, the solver counts to {Travel.MostCost}: choose a coarser unit of money");
        }

        Int128 total = MostButLegs(problem);
        if (total > MostTotal)
        {
            throw new ArgumentException($"a plan costs up to {total}, the solver counts to {MostTotal}: choose a coarser unit of money, or shorter shifts");
        }

        long scale = 1;
        while (!whole && scale < Finest && dearest * scale * 2 <= Travel.MostCost && total * scale * 2 <= MostTotal)
        {
            scale *= 2;
        }

        return scale;
    }

    /// <summary>
    /// The most that a plan can cost beside its legs: every van fixed and out all day, every job left out. A van stands at one
    /// dock at a time.
    /// </summary>
    private static Int128 MostButLegs(Problem problem)
    {
        Int128 total = problem.Jobs.Aggregate(Int128.Zero, (sum, job) => sum + job.Prize);
        long dearestDock = problem.Docks.Max(dock => (long?)dock.CostPerHour) ?? 0;
        foreach (Vehicle vehicle in problem.Vehicles)
        {
            Int128 dayMs = vehicle.ShiftEndMs + vehicle.OvertimeMs - vehicle.ShiftStartMs;
            Int128 perHour = vehicle.CostPerHour + vehicle.CostPerOvertimeHour + dearestDock + problem.BalanceCostPerHour;
            total += vehicle.FixedCost + (dayMs * perHour / 3_600_000);
        }

        return total;
    }

    private static long Longest(int[] table)
    {
        int longest = 0;
        foreach (int entry in table)
        {
            longest = Math.Max(longest, entry == Profile.Unreachable ? 0 : entry);
        }

        return longest;
    }
}
