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

    /// <summary>Whether time can bind at all.</summary>
    public static bool IsTimed(Instance instance) =>
        instance.Rules[0].LatestReturnMs - instance.Rules[0].Vehicle.ShiftStartMs < MostMs
        || instance.Problem.Jobs.Any(job => job.Windows.Length > 0);

    private static long Total(Instance instance) =>
        instance.Problem.Jobs.Sum(job => job.Delivery.Sum() + job.Pickup.Sum());
}
