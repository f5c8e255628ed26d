using System.Globalization;

namespace Konvoi.Routing;

/// <summary>Number and names of the vans that a file states.</summary>
internal static class FleetSize
{
    private const int Most = 100_000;

    public static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fleet that the file states.</summary>
    public static int Limited(in LineReader lines, double stated) => lines.Whole(stated, 1, "number of vehicles") is <= Most and var vans
        ? (int)vans
        : throw lines.Wrong($"{LineReader.Show(stated)} vehicles", $"at most {Most}");
}
