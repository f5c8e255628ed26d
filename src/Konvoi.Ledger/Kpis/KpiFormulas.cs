namespace Konvoi.Ledger;

/// <summary>The key figures of a day.</summary>
public static class KpiFormulas
{
    /// <summary>All key figures, always the same names in the same order.</summary>
    public static IReadOnlyList<Kpi> Compute(DayQuantities day, FactBook facts)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(facts);
        return [];
    }
}
