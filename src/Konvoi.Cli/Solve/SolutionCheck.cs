using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>Judges routes from a file: gives them times without the search, has the verifier look, and counts the cost anew.</summary>
internal static class SolutionCheck
{
    /// <summary>What a stated distance in doubles may be off by: it is printed with two decimals.</summary>
    private const decimal Printed = 0.01m;

    public static CheckResult Judge(ProblemFile problem, SolutionFile given)
    {
        // Where the fleet is open, no number of routes is too many.
        ProblemFile file = problem.WithVehicles(given.Routes.Count);
        Solution solution = RouteSchedule.Solution(file.Problem, given.TripsOf(file.Problem));
        List<CheckViolation> violations = [.. Form(file, given), .. Missing(file, given, solution)];
        foreach (Violation found in Verifier.Check(file.Problem, solution).Where(found => found.Kind != ViolationKind.WrongCost))
        {
            violations.Add(Translate(file, given, solution, found));
        }

        bool isFeasible = violations.Count == 0;
        decimal cost = file.CostOf(solution);
        decimal off = Math.Abs((given.StatedCost ?? cost) - cost);
        if (off > (file.IsHierarchical ? Printed : file.Format == ProblemFormat.Vroom ? given.Routes.Count : 0))
        {
            violations.Add(new CheckViolation(null, null, "cost", off, $"{given.StatedCost} stated, the routes cost {file.Show(cost)}"));
        }

        return new CheckResult(isFeasible, cost, solution.Routes.Count(route => route.Trips.Count > 0), violations);
    }

    private static IEnumerable<CheckViolation> Form(ProblemFile file, SolutionFile given)
    {
        for (int r = 0; r < given.Routes.Count; r++)
        {
            foreach (string unknown in given.Routes[r].Unknown)
            {
                yield return new CheckViolation(r + 1, unknown, "unknown", 1, "the problem has no such stop");
            }
        }

        int vans = file.Problem.Vehicles.Count;
        int beyond = given.Routes.Count(route => route.Vehicle >= vans && route.Stops.Count > 0);
        if (beyond > 0)
        {
            yield return new CheckViolation(vans + 1, null, "vehicles", beyond, $"the fleet has {vans}; routes from here on are not judged");
        }
    }

    private static IEnumerable<CheckViolation> Missing(ProblemFile file, SolutionFile given, Solution solution)
    {
        HashSet<int> listed = [.. given.Unassigned];
        HashSet<int> beyond = [.. given.Routes.Where(route => route.Vehicle >= file.Problem.Vehicles.Count).SelectMany(route => route.Stops).Select(stop => stop.Job)];
        HashSet<int> left = [.. solution.Unassigned.Select(job => job.Job)];
        foreach (int job in left.Where(job => !beyond.Contains(job)).Order())
        {
            if (!listed.Contains(job))
            {
                yield return new CheckViolation(null, NameOf(file, job), "missing", 1, "on no route, and not among the unassigned");
            }
            else if (file.Problem.Jobs[job].Prize >= Job.MustServe)
            {
                yield return new CheckViolation(null, NameOf(file, job), "unassigned", 1, "must be served");
            }
        }

        foreach (int job in listed.Where(job => !left.Contains(job)).Order())
        {
            yield return new CheckViolation(null, NameOf(file, job), "repeated", 1, "on a route and among the unassigned");
        }
    }

    private static CheckViolation Translate(ProblemFile file, SolutionFile given, Solution solution, Violation found)
    {
        decimal by = found.Kind switch
        {
            ViolationKind.WrongTime or ViolationKind.Window or ViolationKind.Release or ViolationKind.Shift or ViolationKind.HubTime
                or ViolationKind.TripDuration or ViolationKind.ChargeTime or ViolationKind.Break
                or ViolationKind.HasLeftTime => FileUnits.Time(file, found.Amount),
            ViolationKind.Range or ViolationKind.Charge or ViolationKind.WrongDistance => FileUnits.Length(file, found.Amount),
            ViolationKind.TripDistance => FileUnits.TripLimit(file, found.Vehicle, found.Amount),
            _ => found.Amount,
        };
        string text = found.Dimension >= 0 ? file.Problem.Dimensions[found.Dimension] : string.Empty;
        return new CheckViolation(RouteOf(given, found), StopOf(file, solution, found), NameOf(file, found), by, text);
    }

    /// <summary>From 1, as the lines of a .sol file count.</summary>
    private static int? RouteOf(SolutionFile given, Violation found)
    {
        int[] routes = [.. Enumerable.Range(0, given.Routes.Count)
            .Where(r => given.Routes[r].Vehicle == found.Vehicle && given.Routes[r].Stops.Any(stop => stop.Job >= 0))];
        return routes.Length == 0 ? null : routes[Math.Clamp(found.Trip, 0, routes.Length - 1)] + 1;
    }

    private static string? StopOf(ProblemFile file, Solution solution, Violation found)
    {
        if (found.Job >= 0)
        {
            return NameOf(file, found.Job);
        }

        return found is { Vehicle: >= 0, Trip: >= 0, Stop: >= 0 }
            ? file.ChargerNames[solution.Routes[found.Vehicle].Trips[found.Trip].Stops[found.Stop].Charger]
            : null;
    }

    /// <summary>The number of a customer; in VROOM the type as well, because numbers repeat across types.</summary>
    private static string NameOf(ProblemFile file, int job) =>
        file.Format == ProblemFormat.Vroom ? file.Problem.Jobs[job].Id : $"{file.Numbers[job]}";

    private static string NameOf(ProblemFile file, Violation found) => found.Kind switch
    {
        ViolationKind.JobMissing => "missing",
        ViolationKind.JobRepeated => "repeated",
        ViolationKind.VanNotAllowed => "vehicle",
        ViolationKind.TripCount => "trips",
        ViolationKind.TripDistance when FileUnits.LimitsTravelTime(file, found.Vehicle) => "travelTime",
        var kind => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
    };
}
