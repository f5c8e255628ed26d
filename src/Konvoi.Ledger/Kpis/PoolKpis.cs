using static Konvoi.Ledger.KpiFormulas;

namespace Konvoi.Ledger;

/// <summary>What the AI costs a van and where its chips come from.</summary>
internal static class PoolKpis
{
    public static IEnumerable<Kpi> All(DayFigures day, DayCosts costs) =>
    [
        AiCostPerVanDay(day, costs),
        ForeignComputeShare(day),
    ];

    /// <summary>Card-seconds of assist requests x cost of a card-second (<see cref="DayCosts"/>) / vans of the fleet.</summary>
    private static Kpi AiCostPerVanDay(DayFigures day, DayCosts costs) =>
        Define("aiCostPerVanDay", "AI cost per van-day", "CNY/van", costs.Ai.Per(day.Vans, "the fleet has no vans"));

    /// <summary>Requests answered in time by foreign cards / requests answered in time.</summary>
    private static Kpi ForeignComputeShare(DayFigures day) => Define(
        "foreignComputeShare",
        "Work done in time by foreign chips",
        "ratio",
        ((Term)day.DoneWithinDeadline(foreignOnly: true)).Per(day.DoneWithinDeadline(foreignOnly: false), "no card answered in time"));
}
