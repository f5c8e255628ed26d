using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>Solution files: to be judged, or to start from.</summary>
internal static class SolutionInput
{
    /// <exception cref="FormatException">Missing or broken.</exception>
    public static SolutionFile Read(string path, ProblemFile problem) =>
        SolutionReader.Read(PackedFile.Read(path, "a solution"), path, problem);

    /// <summary>
    /// A plan to start from, and the problem with a van for each of its routes where the fleet is open, or a remark where it is not.
    /// What is infeasible in the plan the search repairs, but what the problem does not know is a wrong file.
    /// </summary>
    /// <exception cref="FormatException">Missing, broken, or of another problem.</exception>
    public static (ProblemFile Problem, Solution Plan) Start(string path, ProblemFile problem)
    {
        SolutionFile given = Read(path, problem);
        if (given.Routes.SelectMany(route => route.Unknown).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"{path}: found the stop '{unknown}', expected stops of {problem.Name}");
        }

        ProblemFile file = problem.WithVehicles(given.Routes.Count);
        int vans = file.Problem.Vehicles.Count;
        bool isBeyond = given.Routes.Any(route => route.Vehicle >= vans && route.Stops.Count > 0);
        string[] remarks = isBeyond ? [$"{path} has {given.Routes.Count} routes, the fleet {vans} vehicles; stops on routes beyond are placed anew"] : [];
        return (file with { Remarks = [.. file.Remarks, .. remarks] }, RouteSchedule.Solution(file.Problem, given.TripsOf(file.Problem)));
    }

    /// <summary>The plan that the problem's own file proposes, if it does.</summary>
    public static Solution? Start(ProblemFile problem) => problem.Start is { } trips ? RouteSchedule.Solution(problem.Problem, trips) : null;
}
