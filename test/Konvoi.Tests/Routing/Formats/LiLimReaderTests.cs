using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

public class LiLimReaderTests
{
    private const string Two = """
        2	20	1
        0	0	0	0	0	100	0	0	0
        1	1	1	10	5	20	3	0	3
        2	3	4	7	0	50	2	0	4
        3	6	8	-10	0	50	2	1	0
        4	0	2	-7	0	50	2	2	0
        """;

    [Fact]
    public void Partners_are_a_shipment_and_ways_are_rounded_up()
    {
        ProblemFile file = SharedInstances.Parse(Two);
        Problem problem = file.Problem;
        Assert.Equal((ProblemFormat.LiLim, 1_000_000L, true), (file.Format, file.UnitsPerCost, file.IsHierarchical));
        Assert.Equal(1_414_214, problem.Profiles[0].LengthDm(0, 1));
        Assert.Equal(5_000_000, problem.Profiles[0].DurationMs(0, 2));
        Assert.Equal((0, null), (problem.Jobs[2].CollectedBy, problem.Jobs[0].CollectedBy));
        Assert.Equal((10, 10), (problem.Jobs[0].Pickup[0], problem.Jobs[2].Delivery[0]));
        Assert.Equal(new TimeWindow(5_000_000, 20_000_000), problem.Jobs[0].Windows[0]);
        Assert.Equal([1, 2, 3, 4], file.Numbers);
    }

    [Fact]
    public void A_van_costs_more_than_any_way()
    {
        Problem problem = SharedInstances.Parse(Two).Problem;
        long star = Enumerable.Range(1, 4).Sum(at => 2L * problem.Profiles[0].LengthDm(0, at));
        Assert.All(problem.Vehicles, van => Assert.True(van.FixedCost > star));
    }

    [Fact]
    public void The_speed_makes_times_of_the_ways()
    {
        Profile plane = SharedInstances.Parse(Two.Replace("20\t1\n", "20\t2\n", StringComparison.Ordinal)).Problem.Profiles[0];
        Assert.Equal((5_000_000, 2_500_000), (plane.LengthDm(0, 2), plane.DurationMs(0, 2)));
    }

    [Theory]
    [InlineData("2\t0\t4", "2\t0\t3", "file:4: found partner 3, which does not name 2")]
    [InlineData("3\t0\t3", "3\t0\t9", "file:3: found partner 9")]
    [InlineData("2\t2\t0", "2\t2\t3", "file:6: found pick-up 2 and delivery 3")]
    [InlineData("-7", "-6", "file:4: found demand 7, and -6 at its partner 4")]
    [InlineData("-7", "7", "file:4: found demand 7, and 7 at its partner 4")]
    [InlineData("4\t0\t2", "3\t0\t2", "file:6: found number 3 again")]
    [InlineData("0\t100", "120\t100", "file:2: found a window that opens at 120 and closes at 100")]
    [InlineData("2\t20\t1", "2\t20\t-1", "file:1: found speed -1")]
    [InlineData("2\t20\t1", "2.5\t20\t1", "file:1: found number of vehicles 2.5")]
    [InlineData("\t4\t0\t2\t-7", "\t4\t1e300\t2\t-7", "file:6: found")]
    [InlineData("\t4\t0\t2\t-7", "\t4\t0\t2e8\t-7", "file:6: found a place 200000000 from the depot and ways of 400000032.8")]
    [InlineData("-10\t0\t50\t2", "-10\t0\t1e11\t2", "file:5: found the time 100000000002, expected at most 100000000000")]
    [InlineData("\t2\t20\t1", "\t2\t20\t0.001", "file:1: found the speed 0.001, expected at least 0.01")]
    public void A_broken_file_is_refused_with_line_and_reason(string text, string becomes, string message)
    {
        string broken = ("\t" + Two).Replace("\n", "\n\t", StringComparison.Ordinal);
        broken = broken.Replace(text, becomes, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(broken));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_instance_is_read_whole_and_a_cost_alone_tells_whether_all_are_served()
    {
        int read = 0;
        foreach (ProblemFile file in SharedInstances.Family("lilim", "*.txt"))
        {
            Problem problem = file.Problem;
            Assert.Equal(ProblemFormat.LiLim, file.Format);
            Assert.InRange(problem.Jobs.Count, 100, 430);
            Assert.Equal(problem.Jobs.Count / 2, problem.Jobs.Count(job => job.CollectedBy is not null));
            Assert.True(problem.Vehicles.Count * problem.Vehicles[0].FixedCost < Job.MustServe, file.Name);
            Assert.True(file.UnitsPerCost >= 100_000, file.Name);
            read++;
        }

        Assert.Equal(174, read);
    }
}
