using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

public class SolomonReaderTests
{
    private const string Two = """
        tiny

        VEHICLE
        NUMBER     CAPACITY
          2         20

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

            0      0         0          0          0       100          0
            1      1         1         10          5        20          3
            7      3         4          5          0        50          2
        """;

    [Fact]
    public void Ways_windows_and_service_are_counted_in_tenths()
    {
        ProblemFile file = SharedInstances.Parse(Two);
        Profile plane = file.Problem.Profiles[0];
        Assert.Equal(ProblemFormat.Solomon, file.Format);
        Assert.Equal("tiny", file.Name);
        Assert.Equal(14, plane.LengthDm(0, 1));
        Assert.Equal(50, plane.DurationMs(0, 2));
        Assert.Equal(36, plane.DurationMs(1, 2));
        Assert.Equal(new TimeWindow(50, 200), Assert.Single(file.Problem.Jobs[0].Windows));
        Assert.Equal(30, file.Problem.Jobs[0].ServiceMs);
        Assert.Equal([1, 7], file.Numbers);
        Assert.Equal((2, 1000L, 20L), (file.Problem.Vehicles.Count, file.Problem.Vehicles[0].ShiftEndMs, file.Problem.Vehicles[0].Capacity[0]));
    }

    [Fact]
    public void A_plan_costs_the_way_with_one_decimal()
    {
        ProblemFile file = SharedInstances.Parse(Two);
        Solution solution = Solver.Solve(file.Problem, new SolverOptions { Iterations = 10 });
        Assert.Equal("10.0", file.Show(file.CostOf(solution)));
        Assert.Equal(file.CostOf(solution), file.CostOf(solution.Cost));
    }

    [Theory]
    [InlineData("    7  ", "    1  ", "file:12: found customer 1 again")]
    [InlineData("5        20          3", "25        20          3", "file:11: found a window that opens at 25 and closes at 20")]
    [InlineData("  2         20", "  2", "file:5: found 1 columns")]
    [InlineData("  2         20", "  0    20", "file:5: found number of vehicles 0")]
    [InlineData("CUSTOMER\n", "CLIENT\n", "file:7: found 'CLIENT'")]
    [InlineData(" 50          2", " 50", "file:12: found 6 columns")]
    [InlineData(" 50          2", " 50  2 2", "file:12: found more than 7 columns")]
    [InlineData("         10  ", "        -10  ", "file:11: found demand -10")]
    [InlineData("         10  ", "        NaN  ", "file:11: found 'NaN'")]
    [InlineData("         10  ", "        1.5  ", "file:11: found demand 1.5")]
    [InlineData("  3         4 ", "  3e11      4 ", "file:12: found a place 300000000000 from that of line 10, expected at most 25000000")]
    [InlineData(" 50          2", " 50          1e12", "file:12: job '7': ServiceMs is 10000000000000, expected 0..1000000000000")]
    [InlineData("VEHICLE", "VEHICLES", "no sign of a known format")]
    public void A_broken_file_is_refused_with_line_and_reason(string text, string becomes, string message)
    {
        Assert.Contains(text, Two, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(Two.Replace(text, becomes, StringComparison.Ordinal)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("solomon", 52, 100, 100)]
    [InlineData("homberger", 162, 200, 1000)]
    public void Every_instance_is_read_whole(string folder, int count, int fewest, int most)
    {
        int read = 0;
        foreach (ProblemFile file in SharedInstances.Family(folder, "*.txt"))
        {
            Assert.InRange(file.Problem.Jobs.Count, fewest, most);
            Assert.Equal(0, file.Problem.Jobs.Count % 100);
            Assert.Equal(ProblemFormat.Solomon, file.Format);
            Assert.Equal(file.Problem.Jobs.Count / 4, file.Problem.Vehicles.Count);
            read++;
        }

        Assert.Equal(count, read);
    }

    [Fact]
    public void C101_costs_what_is_known_to_be_best()
    {
        ProblemFile file = SharedInstances.Read("solomon/C101.txt");
        Solution solution = Solver.Solve(file.Problem, new SolverOptions { Iterations = 2_000 });
        Assert.Empty(solution.Unassigned);
        Assert.Equal("827.3", file.Show(file.CostOf(solution)));
    }
}
