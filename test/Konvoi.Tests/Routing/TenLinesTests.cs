using Konvoi.Routing;
using Konvoi.Tests.Repo;

namespace Konvoi.Tests.Routing;

/// <summary>The first program that a reader of the package's page writes.</summary>
public class TenLinesTests
{
    [Fact]
    public void A_newcomer_solves_a_problem_in_ten_lines()
    {
        int[] lengthDm = [0, 9000, 12000, 15000, 9000, 0, 6000, 11000, 12000, 6000, 0, 5000, 15000, 11000, 5000, 0];
        List<string> printed = [];
        Sample(lengthDm, Array.ConvertAll(lengthDm, dm => dm * 12), printed.Add);
        Assert.Equal("stop 1, stop 2, stop 3".Split(", "), string.Join(", ", printed).Split(", ").Order());
    }

    [Fact]
    public void The_page_of_the_package_shows_exactly_this_code()
    {
        string page = File.ReadAllText(Path.Combine(Checkout.Root, "src/Konvoi.Routing/README.md")).Replace("Console.WriteLine", "print", StringComparison.Ordinal);
        string source = File.ReadAllText(Path.Combine(Checkout.Root, "test/Konvoi.Tests/Routing/TenLinesTests.cs"));
        Assert.Contains(Lines(Between(page, "```csharp", "```")), Lines(Between(source, "// ten lines" + Environment.NewLine, "// end")), StringComparison.Ordinal);
    }

    private static void Sample(int[] lengthDm, int[] durationMs, Action<string> print)
    {
        // ten lines
        ProblemBuilder builder = new(locationCount: 4, "parcels");
        builder.AddProfile("van", durationMs, lengthDm);
        builder.AddVehicle(new Vehicle { Id = "van 1", Hub = 0, Capacity = [10], MaxTrips = 2, ShiftEndMs = 8 * 3_600_000, CostPerKm = 100 });
        foreach (int place in new[] { 1, 2, 3 })
        {
            builder.AddJob(new Job { Id = $"stop {place}", Location = place, Delivery = [5], ServiceMs = 120_000 });
        }

        Problem problem = builder.Build();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 1_000 });
        foreach (RouteTrip trip in solution.Routes.SelectMany(route => route.Trips))
        {
            print(string.Join(", ", trip.Stops.Select(stop => problem.Jobs[stop.Job].Id)));
        }
        // end
    }

    private static string Between(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Lines(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
