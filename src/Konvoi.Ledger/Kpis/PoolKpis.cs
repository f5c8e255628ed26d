using static Konvoi.Ledger.KpiFormulas;

namespace Konvoi.Ledger;

/// <summary>What the AI costs a van and where its chips come from.</summary>
internal static class PoolKpis
{
    public static IEnumerable<Kpi> All(DayFigures day, DayCosts costs) =>
    [
        PerVanDay("aiCostPerVanDay", "AI cost per van-day", day, costs.Ai),
        PerVanDay("aiAssistCostPerVanDay", "of it for assist requests", day, costs.AiAssist),
        PerVanDay("aiBackgroundCostPerVanDay", "of it for other work", day, costs.AiBackground),
        ForeignComputeShare(day),
    ];

    /// <summary>Busy card-seconds x cost of a card-second (<see cref="DayCosts"/>) / vans of the fleet.</summary>
    private static Kpi PerVanDay(string name, string title, DayFigures day, Term cost) =>
        Define(name, title, "CNY/van", cost.Per(day.Vans, "the fleet has no vans"));

    /// <summary>Requests answered in time by foreign cards / requests answered in time.</summary>
    private static Kpi ForeignComputeShare(DayFigures day) => Define(
        "foreignComputeShare",
        "Work done in time by foreign chips",
        "ratio",
        ((Term)day.DoneWithinDeadline(foreignOnly: true)).Per(day.DoneWithinDeadline(foreignOnly: false), "no card answered in time"));
}
