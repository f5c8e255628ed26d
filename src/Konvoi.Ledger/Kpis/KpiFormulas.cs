namespace Konvoi.Ledger;

/// <summary>The key figures of a day: where quantities, facts and money meet, once.</summary>
public static class KpiFormulas
{
    /// <summary>
    /// All key figures, always the same names in the same order. A figure rests on exactly the facts that its formula used
    /// and those behind the quantities that it used.
    /// </summary>
    /// <exception cref="FormatException">The book lacks a fact, or has it in another unit.</exception>
    /// <exception cref="ArgumentException">The parcels of the day do not balance.</exception>
    public static IReadOnlyList<Kpi> Compute(DayQuantities day, FactBook facts)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(facts);
        if (!day.Parcels.Balances)
        {
            throw new ArgumentException($"accepted is not delivered + returned + cancelled + lost + open: {day.Parcels}", nameof(day));
        }

        var figures = new DayFigures(day);
        var costs = new DayCosts(figures, facts);
        return
        [
            .. CostKpis.All(figures, costs, facts),
            .. ServiceKpis.All(figures),
            .. AssistKpis.All(figures),
            .. PoolKpis.All(figures, costs),
        ];
    }

    internal static Kpi Define(string name, string title, string unit, Term term)
    {
        Shared.Check.That(term.Figure is null || term.Figure.Unit == unit);
        return new Kpi(name, title, unit, term.Figure, term.Reason);
    }
}
