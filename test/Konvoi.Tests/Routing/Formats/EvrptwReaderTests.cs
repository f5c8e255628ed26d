using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

public class EvrptwReaderTests
{
    private const string Two = """
        StringID   Type       x          y          demand     ReadyTime  DueDate    ServiceTime
        D0         d          0.0        0.0        0.0        0.0        1236.0     0.0
        S0         f          0.0        0.0        0.0        0.0        1236.0     0.0
        S15        f          3.0        4.0        0.0        0.0        1236.0     0.0
        C30        c          1.0        1.0        10.0       355.0      407.0      90.0
        C12        c          6.0        8.0        20.0       176.0      228.0      90.0

        Q Vehicle fuel tank capacity /24.5/
        C Vehicle load capacity /200.0/
        r fuel consumption rate /2.0/
        g inverse refueling rate /3.47/
        v average Velocity /1.0/
        """;

    [Fact]
    public void The_battery_is_counted_in_the_length_that_it_drives()
    {
        ProblemFile file = SharedInstances.Parse(Two);
        Vehicle van = file.Problem.Vehicles[0];
        Assert.Equal((ProblemFormat.Evrptw, 1_000_000L, true), (file.Format, file.UnitsPerCost, file.IsHierarchical));
        Assert.Equal((12_250_000, 69_400, ChargeRule.Full), (van.RangeDm, van.RechargeMsPerKm, van.ChargeRule));
        Assert.Null(van.StartRangeDm);
        Assert.Equal([3, 4], file.Problem.Chargers);
        Assert.Equal(["S0", "S15"], file.ChargerNames);
        Assert.Equal([30, 12], file.Numbers);
        Assert.Equal(5_000_000, file.Problem.Profiles[0].LengthDm(2, 4));
    }

    [Theory]
    [InlineData("Q Vehicle fuel tank capacity /24.5/", "", "expected Q with a value between slashes")]
    [InlineData("/24.5/", "/-1/", "file:8: found Q -1")]
    [InlineData("/24.5/", "/", "file:8: found 'Q Vehicle fuel tank capacity /'")]
    [InlineData("v average Velocity /1.0/", "v average Velocity /0/", "file:12: found speed 0")]
    [InlineData("r fuel", "Q fuel", "file:10: found Q again")]
    [InlineData("C12 ", "C30 ", "file:6: found 'C30' again")]
    [InlineData("D0         d", "D0         f", "no depot")]
    [InlineData("S15        f", "S15        d", "file:4: found a depot further down")]
    [InlineData("355.0      407.0", "455.0      407.0", "file:5: found a window that opens at 455 and closes at 407")]
    [InlineData("6.0        8.0        20.0", "6.0        8.0        -20", "file:6: found demand -20")]
    [InlineData("6.0        8.0        20.0", "6.0        8.0", "file:6: found 5 columns")]
    [InlineData("6.0        8.0        20.0", "6.0        8e8        20.0", "file:6: found a place 800000000 from the depot")]
    [InlineData("v average Velocity /1.0/", "v average Velocity /0.001/", "file:12: found the speed 0.001, expected at least 0.01")]
    [InlineData("3.0        4.0        0.0        0.0        1236.0", "3.0        4.0        0.0        5.0        1236.0", "file:4: found a station with a window")]
    public void A_broken_file_is_refused_with_line_and_reason(string text, string becomes, string message)
    {
        Assert.Contains(text, Two, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(Two.Replace(text, becomes, StringComparison.Ordinal)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_instance_is_read_whole()
    {
        int read = 0;
        foreach (ProblemFile file in SharedInstances.Family("evrptw", "*.txt"))
        {
            Assert.Equal(ProblemFormat.Evrptw, file.Format);
            Assert.Contains(file.Problem.Jobs.Count, (int[])[5, 10, 15, 100]);
            Assert.NotEmpty(file.Problem.Chargers);
            Assert.Equal(file.Problem.Jobs.Select(job => job.Id), file.Numbers.Select(number => $"C{number}"));
            Assert.True(file.UnitsPerCost >= 100_000, file.Name);
            read++;
        }

        Assert.Equal(82, read);
    }
}
