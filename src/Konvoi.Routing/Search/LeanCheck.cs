namespace Konvoi.Routing;

/// <summary>Whether a problem is lean: its rules are those that a <see cref="StopState"/> describes completely.</summary>
internal static class LeanCheck
{
    public static bool IsLean(Problem problem) => problem.Vehicles.All(HasNoBattery) && IsLeanBesidesBattery(problem);

    /// <summary>The same, but that vans may have a battery.</summary>
    public static bool IsLeanBesidesBattery(Problem problem) =>
        problem.BalanceCostPerHour == 0
        && problem.Docks.Count == 0
        && problem.Vehicles.All(IsLean)
        && problem.Jobs.All(IsLean)
        && problem.Vehicles.All(vehicle => problem.Jobs.All(job => job.ReleaseMs <= vehicle.ShiftStartMs))
        && Enumerable.Range(0, problem.LocationCount).All(place => problem.VisitMs(place) == 0)
        && (ArePlain(problem) || AreShipments(problem));

    private static bool IsLean(Vehicle vehicle) =>
        vehicle is { MaxTrips: 1, MaxTripMs: null, MaxTripDm: null }
        && vehicle is { OvertimeMs: 0, CostPerHour: 0, HasLeft: false, Breaks.Length: 0 };

    private static bool HasNoBattery(Vehicle vehicle) => vehicle is { RangeDm: Vehicle.UnlimitedDm, StartRangeDm: null };

    private static bool IsLean(Job job) => job is { Windows.Length: <= 1, OnBoardOf: null, Group: null };

    /// <summary>Goods go one way only: what a tour carries is one sum.</summary>
    private static bool ArePlain(Problem problem) =>
        problem.Jobs.All(job => job.CollectedBy is null)
        && (problem.Jobs.All(job => job.Pickup.All(amount => amount == 0))
            || problem.Jobs.All(job => job.Delivery.All(amount => amount == 0)));

    private static bool AreShipments(Problem problem)
    {
        bool[] inShipment = new bool[problem.Jobs.Count];
        for (int j = 0; j < inShipment.Length; j++)
        {
            if (problem.Jobs[j].CollectedBy is { } at)
            {
                inShipment[j] = true;
                inShipment[at] = true;
            }
        }

        return Array.TrueForAll(inShipment, inside => inside);
    }
}
