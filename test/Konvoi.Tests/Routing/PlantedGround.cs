using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;

namespace Konvoi.Tests.Routing;

/// <summary>
/// A ground for plans made by hand: hub 0; A (1) 10 km and B (2) 15 km away, A to B 9 km; C (3), a charger, 5 km from all. Two
/// minutes a km, two vans from the hub for 100 grams from 8:00 to 12:00. A visit takes 10 min, a job 2 min more.
/// </summary>
internal static class PlantedGround
{
    public static Problem Problem(Func<Vehicle, Vehicle>? van, Job[] jobs, Action<ProblemBuilder>? more = null)
    {
        ProblemBuilder builder = new(4, "grams");
        int[] km = [0, 10, 15, 5, 10, 0, 9, 5, 15, 9, 0, 5, 5, 5, 5, 0];
        builder.AddProfile("van", [.. km.Select(d => d * 2 * (int)Minute)], [.. km.Select(d => d * Km)]);
        Vehicle plain = new()
        {
            Id = "van", Hub = 0, Capacity = [100], ShiftStartMs = 8 * Hour, ShiftEndMs = 12 * Hour, MaxTrips = 2,
            FixedCost = 1_000, CostPerKm = 100, CostPerHour = 6_000,
        };
        builder.AddVehicle(van is null ? plain : van(plain));
        builder.AddVehicle(plain with { Id = "other" });
        foreach (int location in new[] { 1, 2, 3 })
        {
            builder.SetVisitMs(location, 10 * Minute);
        }

        Array.ForEach(jobs, job => builder.AddJob(job));
        builder.AddCharger(3);
        more?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>The trips of the first van driven by the naive twin, which looks at neither loads nor links; a charger is ~0.</summary>
    public static Solution Plan(Problem problem, params int[][] trips) => Plan(problem, [], trips);

    public static Solution Plan(Problem problem, (int Trip, int AfterStop)[] breaks, params int[][] trips) =>
        Plan(problem, Drive(problem, 0, trips, breaks), Drive(problem, 1, []));

    public static Solution Plan(Problem problem, VanDay first, VanDay second) => BruteForce.ToSolution(problem, [first, second]);

    public static VanDay Drive(Problem problem, int van, int[][] trips, params (int Trip, int AfterStop)[] breaks)
    {
        VanDay? day = NaiveDay.Drive(problem, van, [.. trips.Select(trip => trip.ToList())], [.. breaks]);
        Assert.NotNull(day);
        return day;
    }

    public static Solution ChangeStop(Solution plan, int trip, int stop, Func<RouteStop, RouteStop> change) => ChangeTrip(
        plan, trip, old => old with { Stops = [.. old.Stops.Select((was, s) => s == stop ? change(was) : was)] });

    public static Solution ChangeTrip(Solution plan, int trip, Func<RouteTrip, RouteTrip> change) => ChangeRoute(
        plan, route => route with { Trips = [.. route.Trips.Select((was, t) => t == trip ? change(was) : was)] });

    public static Solution ChangeRoute(Solution plan, Func<VehicleRoute, VehicleRoute> change) =>
        plan with { Routes = [change(plan.Routes[0]), plan.Routes[1]] };

    /// <summary>The plan has exactly this violation, of this van, there.</summary>
    public static Violation Only(Problem problem, Solution plan, ViolationKind kind, int trip, int stop, long amount, int vehicle = 0)
    {
        Violation found = Assert.Single(Verifier.Check(problem, plan));
        Assert.Equal((kind, vehicle, trip, stop, amount), (found.Kind, found.Vehicle, found.Trip, found.Stop, found.Amount));
        return found;
    }

    /// <summary>The plan has this violation, and others that follow from it (a wrong time is also a wrong cost).</summary>
    public static Violation Among(Problem problem, Solution plan, ViolationKind kind, int trip, int stop, long amount)
    {
        IReadOnlyList<Violation> found = Verifier.Check(problem, plan);
        Violation? wanted = found.FirstOrDefault(one => (one.Kind, one.Vehicle, one.Trip, one.Stop, one.Amount) == (kind, 0, trip, stop, amount));
        Assert.True(wanted is not null, string.Join('\n', found.Select(one => $"{one.Kind} {one.Vehicle} {one.Trip} {one.Stop} {one.Amount}: {one}")));
        return wanted;
    }

    /// <summary>Nothing but the stated cost is wrong, by this much.</summary>
    public static void CostIsOffBy(Problem problem, Solution plan, long amount) => Only(problem, plan, ViolationKind.WrongCost, -1, -1, amount, vehicle: -1);
}
