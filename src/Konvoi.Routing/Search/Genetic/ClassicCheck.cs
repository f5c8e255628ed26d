namespace Konvoi.Routing;

/// <summary>Whether a lean problem is of the kind that the genetic search takes: alike vans, one dimension, everything to be served.</summary>
internal static class ClassicCheck
{
    /// <summary>Times of a classic problem, counted from the start of the shift, stay below this, so that sums fit an int.</summary>
    public const long MostMs = 500_000_000;

    public static bool IsClassic(Instance instance) =>
        instance is { IsLean: true, Dimensions: <= 1, Jobs: > 3, Vans: > 0 }
        && instance.Layout.Units.Length == instance.Jobs
        && Array.TrueForAll(instance.KindOf, kind => kind == 0)
        && instance.Rules[0] is { Frozen: 0, FixedCost: 0 }
        && instance.Problem.Jobs.All(job => job is { Prize: >= Job.MustServe, AllowedVehicles: null })
        && Total(instance) < int.MaxValue / 4
        && (!IsTimed(instance) || instance.Rules[0].LatestReturnMs - instance.Rules[0].Vehicle.ShiftStartMs < MostMs);

    /// <summary>Whether time can bind at all: there are windows, or the shift is shorter than the longest of all tours could be.</summary>
    public static bool IsTimed(Instance instance)
    {
        VanRules rules = instance.Rules[0];
        long longestMs = instance.Layout.ServiceMs.Sum();
        for (int place = 0; place < instance.Places; place++)
        {
            // A tour leaves every place at most once, by its longest leg at worst.
            longestMs += MaxOf(rules.Travel.Ms.AsSpan(place * instance.Places, instance.Places));
        }

        return rules.LatestReturnMs - rules.Vehicle.ShiftStartMs < longestMs || instance.Problem.Jobs.Any(job => job.Windows.Length > 0);
    }

    private static int MaxOf(ReadOnlySpan<int> row)
    {
        int most = 0;
        foreach (int ms in row)
        {
            most = Math.Max(most, ms);
        }

        return most;
    }

    private static long Total(Instance instance) =>
        instance.Problem.Jobs.Sum(job => job.Delivery.Sum() + job.Pickup.Sum());
}
