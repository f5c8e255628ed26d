using System.Globalization;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>
/// A cost that is good enough to end a search, in the convention of the file: vehicles as well where these come first, otherwise
/// null.
/// </summary>
internal sealed record SolveTarget(int? Vehicles, decimal Cost)
{
    public const string Form = "a cost, or VEHICLES:DISTANCE where the format counts vehicles first";

    /// <summary>Null where the text is of neither form.</summary>
    public static SolveTarget? Parse(string text)
    {
        string[] parts = text.Split(':');
        int vehicles = 0;
        return parts.Length <= 2
            && decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal cost)
            && (parts.Length == 1 || int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out vehicles))
            ? new SolveTarget(parts.Length == 1 ? null : vehicles, cost)
            : null;
    }

    /// <exception cref="FormatException">The file's convention has the other form.</exception>
    public void RequireFor(ProblemFile file)
    {
        if (Vehicles is null == file.IsHierarchical)
        {
            throw new FormatException(file.IsHierarchical
                ? $"--target {Cost}: found a cost alone, expected VEHICLES:DISTANCE, because {file.Format} counts vehicles first"
                : $"--target {Vehicles}:{Cost}: found vehicles and a distance, expected a cost alone, because {file.Format} does not count vehicles first");
        }
    }

    /// <summary>Whether a plan of this cost, as a search reports it, is as good; distances in doubles count to two decimals, as they are printed.</summary>
    public bool IsReached(ProblemFile file, long searchCost)
    {
        if (file.CostOf(searchCost) is not { } cost)
        {
            return false;
        }

        return file.VehiclesOf(searchCost) is { } vehicles
            ? (vehicles, Math.Round(cost, 2)).CompareTo((Vehicles ?? 0, Cost)) <= 0
            : cost <= Cost;
    }
}
