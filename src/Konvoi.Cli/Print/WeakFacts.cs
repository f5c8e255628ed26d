using Konvoi.Ledger;

namespace Konvoi.Cli;

/// <summary>
/// Which of a figure's weakest facts to name where there is room for few: those that fewest other figures rest on say most
/// about this one. Half the figures rest on every assumption about demand; only one rests on the wage of an operator.
/// </summary>
internal sealed class WeakFacts
{
    private readonly Dictionary<string, int> _figuresOn = new(StringComparer.Ordinal);

    public WeakFacts(IReadOnlyList<Kpi> kpis)
    {
        foreach (string key in kpis.Where(kpi => kpi.Figure is not null).SelectMany(kpi => kpi.Figure!.Facts).Select(fact => fact.Key))
        {
            _figuresOn[key] = _figuresOn.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>All of them, the most telling first.</summary>
    public IReadOnlyList<string> Of(Figure figure) => figure.Facts.Count == 0
        ? []
        : [.. figure.Facts.Weakest.Keys.OrderBy(key => _figuresOn.GetValueOrDefault(key)).ThenBy(key => key, StringComparer.Ordinal)];
}
