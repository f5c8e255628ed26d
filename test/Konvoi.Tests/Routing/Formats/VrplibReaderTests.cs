using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

public class VrplibReaderTests
{
    private const string Plane = """
        NAME : 	tiny
        COMMENT : 	"by hand"
        TYPE : 	CVRP
        DIMENSION : 	4
        EDGE_WEIGHT_TYPE : 	EUC_2D
        CAPACITY : 	10
        NODE_COORD_SECTION
        1	0	0
        2	1	1
        3	3	4
        4	0	2
        DEMAND_SECTION
        1	0
        2	6
        3	6
        4	4
        DEPOT_SECTION
        	1
        	-1
        EOF
        """;

    private const string Weights = """
        NAME : tiny
        TYPE : VRPTW
        DIMENSION : 3
        EDGE_WEIGHT_TYPE : EXPLICIT
        VEHICLES : 1
        EDGE_WEIGHT_FORMAT : FULL_MATRIX
        CAPACITY : 10
        EDGE_WEIGHT_SECTION
        0 3 4
        5 0 6 7
        8 0
        DEMAND_SECTION
        1 0
        2 6
        3 5
        DEPOT_SECTION
        1
        -1
        SERVICE_TIME_SECTION
        1 0
        2 30
        3 40
        TIME_WINDOW_SECTION
        1 0 1000
        2 10 20
        3 0 500
        EOF
        """;

    [Fact]
    public void Euclidean_ways_are_rounded_and_nothing_has_a_window()
    {
        ProblemFile file = SharedInstances.Parse(Plane);
        Profile plane = file.Problem.Profiles[0];
        Assert.Equal((ProblemFormat.Vrplib, "tiny"), (file.Format, file.Name));
        Assert.Equal((1, 5, 4, 2), (plane.LengthDm(0, 1), plane.LengthDm(0, 2), plane.LengthDm(1, 2), plane.DurationMs(3, 0)));
        Assert.All(file.Problem.Jobs, job => Assert.Empty(job.Windows));
        Assert.Equal([1, 2, 3], file.Numbers);
    }

    [Fact]
    public void Explicit_weights_are_times_in_both_directions_and_lines_may_break_anywhere()
    {
        ProblemFile file = SharedInstances.Parse(Weights);
        Profile weights = file.Problem.Profiles[0];
        Assert.Equal(ProblemFormat.Ortec, file.Format);
        Assert.Equal((3, 5, 6, 7, 8), (weights.DurationMs(0, 1), weights.DurationMs(1, 0), weights.DurationMs(1, 2), weights.LengthDm(2, 0), weights.LengthDm(2, 1)));
        Assert.Equal(new TimeWindow(10, 20), Assert.Single(file.Problem.Jobs[0].Windows));
        Assert.Equal(40, file.Problem.Jobs[1].ServiceMs);
        Assert.Equal(1000, file.Problem.Vehicles[0].ShiftEndMs);
    }

    [Fact]
    public void The_fleet_is_not_limited_to_the_vehicles_of_the_head()
    {
        ProblemFile file = SharedInstances.Parse(Weights);
        Solution solution = Solver.Solve(file.Problem, new SolverOptions { Iterations = 10 });
        Assert.Empty(solution.Unassigned);
        Assert.Equal(3 + 5 + 4 + 7, file.CostOf(solution));
    }

    [Fact]
    public void A_demand_above_the_capacity_is_a_stop_left_out_with_its_reason()
    {
        ProblemFile file = SharedInstances.Parse(Plane.Replace("2\t6", "2\t11", StringComparison.Ordinal));
        Solution solution = Solver.Solve(file.Problem, new SolverOptions { Iterations = 10 });
        Assert.Equal(UnassignedReason.TooLargeForEveryVan, Assert.Single(solution.Unassigned).Reason);
    }

    [Theory]
    [InlineData("5 0 6 7", "5 0 6", "file:12: found 'DEMAND_SECTION', expected 9 weights (FULL_MATRIX of 3 nodes), of which 8 came")]
    [InlineData("8 0\n", "8 0 1\n", "file:11: found more weights")]
    [InlineData("5 0 6 7", "5 0 x 7", "file:10: found the weight 'x'")]
    [InlineData("5 0 6 7", "5 0 -6 7", "file:10: found the weight '-6'")]
    [InlineData("5 0 6 7", "5 0 250000001 7", "file:10: found the weight '250000001', expected a whole number from 0 to 250000000")]
    [InlineData("DIMENSION : 3", "DIMENSION : 3000000000", "file:3: found DIMENSION 3000000000")]
    [InlineData("DIMENSION : 3", "DIMENSION : 10000", "bytes to the end of the file")]
    [InlineData("2 10 20", "2 30 20", "file:25: found a window that opens at 30 and closes at 20")]
    [InlineData("3 0 500", "2 0 500", "file:26: found node 2 again")]
    [InlineData("3 0 500", "4 0 500", "file:26: found node 4, expected 1..3")]
    [InlineData("1 0 1000", "1 0 NaN", "file:24: found 'NaN'")]
    [InlineData("CAPACITY : 10\n", "", "no CAPACITY")]
    [InlineData("CAPACITY : 10", "DISTANCE : 10", "found the key DISTANCE")]
    [InlineData("DEPOT_SECTION\n1\n-1\n", "", "no DEPOT_SECTION")]
    [InlineData("DEPOT_SECTION\n1\n-1\n", "DEPOT_SECTION\n1\n2\n-1\n", "found a second depot")]
    [InlineData("VRPTW", "VRPPD", "file:2: found VRPPD")]
    [InlineData("EDGE_WEIGHT_SECTION", "BACKHAUL_SECTION", "found the section BACKHAUL_SECTION")]
    [InlineData("3 40", "", "file:23: found 'TIME_WINDOW_SECTION', expected a node and its service time")]
    public void A_broken_file_is_refused_with_line_and_reason(string text, string becomes, string message)
    {
        Assert.Contains(text, Weights, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(Weights.Replace(text, becomes, StringComparison.Ordinal)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3\t3\t4", "3\t3e9\t4", "file:10: found a place 3000000000 from that of line 8, expected at most 250000000")]
    [InlineData("1\t0\n2\t6", "1\t5\n2\t6", "file:13: found a depot with demand 5")]
    public void A_point_or_a_demand_that_cannot_be_is_refused_with_its_line(string text, string becomes, string message)
    {
        Assert.Contains(text, Plane, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(Plane.Replace(text, becomes, StringComparison.Ordinal)));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "*.vrp", 97, ProblemFormat.Vrplib)]
    [InlineData("ortec", "*.txt.gz", 75, ProblemFormat.Ortec)]
    public void Every_instance_is_read_whole(string folder, string pattern, int count, ProblemFormat format)
    {
        int read = 0;
        foreach (ProblemFile file in SharedInstances.Family(folder, pattern))
        {
            Assert.Equal(format, file.Format);
            Assert.InRange(file.Problem.Jobs.Count, 100, 1000);
            Assert.Contains($"-n{file.Problem.Jobs.Count + (format == ProblemFormat.Vrplib ? 1 : 0)}-k", file.Name, StringComparison.Ordinal);
            read++;
        }

        Assert.Equal(count, read);
    }
}
