using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The few lines that say how the day went, the same on the terminal and in the report.</summary>
internal static class DaySummary
{
    /// <summary>11,987 of 12,000 parcels delivered (99.9 %), 0.213 CNY each; by hand 0.160 CNY.</summary>
    public static string Headline(DayResult day)
    {
        ParcelTally parcels = day.Quantities.Parcels;
        string share = parcels.Accepted == 0 ? string.Empty : $" ({NumberText.Percent(parcels.Delivered / (double)parcels.Accepted)} %)";
        string delivered = $"{NumberText.Count(parcels.Delivered)} of {NumberText.Count(parcels.Accepted)} parcels delivered{share}";
        return delivered + Clause(day, ", ", "costPerParcel", " each") + Clause(day, "; by hand ", "manualCostPerParcel", string.Empty);
    }

    /// <summary>Why parcels are not at their destination, the most frequent reason first; refused ones count too.</summary>
    public static IReadOnlyList<(string State, string Reason, int Parcels)> Left(FleetState final)
    {
        IEnumerable<(string State, string Reason)> left = final.Parcels
            .Where(parcel => parcel.State is not ParcelState.Delivered)
            .Select(parcel => (ParcelsCsv.StateOf(parcel.State), parcel.Reason ?? "no reason recorded"));
        IEnumerable<(string State, string Reason)> refused = final.Refused.Select(parcel => ("refused", parcel.Reason));
        return
        [
            .. left.Concat(refused)
                .GroupBy(parcel => parcel)
                .Select(group => (group.Key.State, group.Key.Reason, group.Count()))
                .OrderByDescending(group => group.Item3)
                .ThenBy(group => group.Reason, StringComparer.Ordinal),
        ];
    }

    /// <summary>Empty for a figure that the day leaves undefined.</summary>
    private static string Clause(DayResult day, string before, string kpi, string after) =>
        day.Kpis.FirstOrDefault(known => known.Name == kpi)?.Figure is { } figure
            ? before + NumberText.WithUnit(figure.Value, figure.Unit) + after
            : string.Empty;
}
