using Konvoi.Ledger;

namespace Konvoi.Cli;

/// <summary>Key figures under the headings that a person looks for. A figure that nobody placed here still shows, under the last.</summary>
internal static class KpiGroups
{
    private static readonly (string Title, string[] Names)[] Places =
    [
        ("Money", [
            "costPerParcel", "vehicleCostPerParcel", "drivingFeeCostPerParcel", "energyCostPerParcel", "insuranceCostPerParcel",
            "maintenanceCostPerParcel", "connectivityCostPerParcel", "operatorsCostPerParcel", "handlingCostPerParcel", "aiCostPerParcel",
            "manualCostPerParcel", "savingVsManual", "tcoPerVanMonth", "paybackMonths"]),
        ("Service", ["deliveredShare", "onTimeShare", "permitCompliance", "blockedLaneMinPer1000Km"]),
        ("Fleet", [
            "parcelsPerVanDay", "loadFactor", "kmPerVanDay", "emptyKmShare", "activeHoursPerVanDay", "vanUseShare", "kWhPerParcel",
            "breakdownsPer1000Km"]),
        ("Help and AI", [
            "assistsPer1000Km", "aiResolvedShare", "wrongAdviceShare", "answerTimeP50", "answerTimeP95", "answerTimeP99",
            "vansPerOperatorMean", "vansPerOperatorBurst", "operatorBusyShare", "aiCostPerVanDay", "aiAssistCostPerVanDay",
            "aiBackgroundCostPerVanDay", "foreignComputeShare"]),
    ];

    public static IReadOnlyList<(string Title, IReadOnlyList<Kpi> Kpis)> Of(IReadOnlyList<Kpi> kpis)
    {
        List<(string, IReadOnlyList<Kpi>)> groups = [];
        HashSet<string> placed = new(StringComparer.Ordinal);
        foreach ((string title, string[] names) in Places)
        {
            Kpi[] found = [.. names.Select(name => kpis.FirstOrDefault(kpi => kpi.Name == name)).OfType<Kpi>()];
            placed.UnionWith(found.Select(kpi => kpi.Name));
            if (found.Length > 0)
            {
                groups.Add((title, found));
            }
        }

        Kpi[] others = [.. kpis.Where(kpi => !placed.Contains(kpi.Name))];
        if (others.Length > 0)
        {
            groups.Add(("Other", others));
        }

        return groups;
    }
}
