using System.Globalization;

namespace Konvoi.Routing;

/// <summary>Number and names of vans that are all alike.</summary>
internal static class FleetSize
{
    private const int Most = 100_000;

    public static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds as many vans, named by their numbers from 1.</summary>
    /// <exception cref="FormatException">The builder refuses them; the message begins with <paramref name="where"/>.</exception>
    public static void AddAlike(ProblemBuilder builder, string where, int vans, Vehicle van)
    {
        for (int v = 1; v <= vans; v++)
        {
            Vehicle named = van with { Id = Name(v) };
            FilePart.Add(where, () => builder.AddVehicle(named));
        }
    }

    /// <summary>The fleet that the file states.</summary>
    public static int Limited(in LineReader lines, double stated) => lines.Whole(stated, 1, "number of vehicles") is <= Most and var vans
        ? (int)vans
        : throw lines.Wrong($"{LineReader.Show(stated)} vehicles", $"at most {Most}");
}
