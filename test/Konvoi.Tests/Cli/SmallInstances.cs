namespace Konvoi.Tests.Cli;

/// <summary>Instances small enough to work out by hand, written for a test.</summary>
internal static class SmallInstances
{
    private const string SolomonText = """
        tiny

        VEHICLE
        NUMBER     CAPACITY
          2         20

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

            0      0         0          0          0       100          0
            1      1         1         10          0        20          3
            2      0         3         10          0        50          2
            3      0         5         10          0        50          2
        """;

    private const string ElectricText = """
        StringID   Type       x          y          demand     ReadyTime  DueDate    ServiceTime
        D0         d          0.0        0.0        0.0        0.0        1000.0     0.0
        S1         f          10.0       0.0        0.0        0.0        1000.0     0.0
        C7         c          20.0       0.0        10.0       0.0        900.0      5.0
        C9         c          5.0        0.0        10.0       0.0        900.0      5.0

        Q Vehicle fuel tank capacity /30.0/
        C Vehicle load capacity /15.0/
        r fuel consumption rate /1.0/
        g inverse refueling rate /2.0/
        v average Velocity /1.0/
        """;

    /// <summary>Two vans, three customers; the best is 2 x 1.4 for customer 1 alone and 10 for the others: 12.8.</summary>
    public static string Solomon(Scratch scratch, params (string From, string To)[] edits) => Write(scratch, "tiny.txt", SolomonText, edits);

    /// <summary>A customer 20 away, a battery for 30, a station half way; another customer on the way.</summary>
    public static string Electric(Scratch scratch, params (string From, string To)[] edits) => Write(scratch, "electric.txt", ElectricText, edits);

    private static string Write(Scratch scratch, string name, string text, (string From, string To)[] edits)
    {
        foreach ((string from, string to) in edits)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return scratch.Write(name, text);
    }
}
