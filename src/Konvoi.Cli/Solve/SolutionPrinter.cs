using System.Globalization;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>A solution for people: one line that sums it up, a line per route, and what is not served with the reason.</summary>
internal static class SolutionPrinter
{
    private const string Gap = "  ";

    public static IEnumerable<string> Lines(SolveResult result, int width)
    {
        ProblemFile file = result.File;
        int jobs = file.Problem.Jobs.Count;
        yield return $"{Path.GetFileName(file.Name)}: cost {file.Show(result.Cost)}, {Vehicles(result.Vehicles)}, "
            + $"{NumberText.Count(jobs - result.Solution.Unassigned.Count)} of {NumberText.Count(jobs)} stops served"
            + (result.IsFeasible ? string.Empty : " (not feasible)");
        yield return string.Empty;
        foreach (string line in Table(Rows(result), width))
        {
            yield return line;
        }

        if (result.Solution.Unassigned.Count > 0)
        {
            yield return string.Empty;
            foreach (UnassignedJob left in result.Solution.Unassigned)
            {
                yield return $"not served: {file.Problem.Jobs[left.Job].Id}: {RefusalText.Of(file, left)}";
            }
        }

        yield return string.Empty;
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{result.Iterations:N0} iterations, {result.Seconds:0.0} s, {result.CpuSeconds:0.0} s of CPU, seed {result.Seed}");
    }

    public static string Vehicles(int count) => $"{NumberText.Count(count)} vehicle{(count == 1 ? string.Empty : "s")}";

    private static IEnumerable<string[]> Rows(SolveResult result)
    {
        ProblemFile file = result.File;
        yield return ["route", "van", "stops", "full", "leaves", "back", file is VroomFile ? "drive" : "way", "order"];
        int number = 0;
        foreach (VehicleRoute route in result.Solution.Routes)
        {
            Vehicle van = file.Problem.Vehicles[route.Vehicle];
            foreach (RouteTrip trip in route.Trips)
            {
                yield return
                [
                    $"{++number}", van.Id, $"{trip.Stops.Count(stop => stop.Job >= 0)}", Fill(file.Problem, van, trip),
                    Clock(file, trip.DepartMs), Clock(file, trip.ReturnMs),
                    file is VroomFile vroom ? Show(FileUnits.Time(file, VroomRoute.Of(vroom, route, trip).Totals.DrivenMs)) : Show(FileUnits.Length(file, trip.DistanceDm)),
                    string.Join(' ', trip.Stops.Select(stop => stop.Job >= 0 ? file.Problem.Jobs[stop.Job].Id : file.ChargerNames[stop.Charger])),
                ];
            }
        }
    }

    /// <summary>The fullest that a trip's van is at any point, in its fullest dimension.</summary>
    private static string Fill(Problem problem, Vehicle van, RouteTrip trip)
    {
        double fullest = 0;
        for (int d = 0; d < van.Capacity.Length; d++)
        {
            Job[] jobs = [.. trip.Stops.Where(stop => stop.Job >= 0).Select(stop => problem.Jobs[stop.Job])];
            long load = jobs.Where(job => job.CollectedBy is null).Sum(job => job.Delivery[d]);
            long peak = load;
            foreach (Job job in jobs)
            {
                load += job.Pickup[d] - job.Delivery[d];
                peak = Math.Max(peak, load);
            }

            fullest = van.Capacity[d] == 0 ? fullest : Math.Max(fullest, (double)peak / van.Capacity[d]);
        }

        return van.Capacity.Length == 0 ? "–" : (100 * fullest).ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    private static string Clock(ProblemFile file, long ms) => Show(FileUnits.Time(file, ms) + ((file as VroomFile)?.OriginSeconds ?? 0));

    private static string Show(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Numbers to the right, the last column to the left and cut where the terminal ends.</summary>
    private static IEnumerable<string> Table(IEnumerable<string[]> lines, int width)
    {
        string[][] rows = [.. lines];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            string line = string.Join(Gap, row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadLeft(widths[column])));
            yield return line.Length <= width ? line : line[..(width - 1)] + "…";
        }
    }
}
