using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>Solution files: to be judged, or to start from.</summary>
internal static class SolutionInput
{
    /// <exception cref="FormatException">Missing or broken.</exception>
    public static SolutionFile Read(string path, ProblemFile problem) =>
        SolutionReader.Read(PackedFile.Read(path, "a solution"), path, problem);

    /// <summary>A plan to start from: what is infeasible in it the search repairs, but what it does not know is a wrong file.</summary>
    /// <exception cref="FormatException">Missing, broken, or of another problem.</exception>
    public static Solution Start(string path, ProblemFile problem)
    {
        SolutionFile given = Read(path, problem);
        if (given.Routes.SelectMany(route => route.Unknown).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"{path}: found the stop '{unknown}', expected stops of {problem.Name}");
        }

        return RouteSchedule.Solution(problem.Problem, given.TripsOf(problem.Problem));
    }

    /// <summary>The plan that the problem's own file proposes, if it does.</summary>
    public static Solution? Start(ProblemFile problem) => problem.Start is { } trips ? RouteSchedule.Solution(problem.Problem, trips) : null;
}
