using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class ProvenanceTests
{
    /// <summary>
    /// The promise of the ledger, checked over every fact of the repository: doubt one fact, and exactly the key figures
    /// that name it as a fact they rest on become that weak.
    /// </summary>
    [Fact]
    public void Doubting_a_fact_weakens_exactly_the_figures_that_rest_on_it()
    {
        FactBook facts = SampleDay.Facts;
        IReadOnlyList<Kpi> before = KpiFormulas.Compute(SampleDay.Of(facts), facts);
        int used = 0;
        foreach (Fact fact in facts.All)
        {
            FactBook doubted = facts.With(fact with { Kind = FactKind.Unknown });
            IReadOnlyList<Kpi> after = KpiFormulas.Compute(SampleDay.Of(doubted), doubted);
            string[] weakened = [.. before.Zip(after).Where(pair => !Equals(pair.First.Figure?.Facts.Weakest, pair.Second.Figure?.Facts.Weakest)).Select(pair => pair.First.Name)];
            string[] resting = [.. before.Where(kpi => kpi.Figure is { } figure && figure.Facts.Contains(fact.Key)).Select(kpi => kpi.Name)];
            Assert.True(weakened.SequenceEqual(resting), $"{fact.Key}: weakened {string.Join(',', weakened)}; rests on it: {string.Join(',', resting)}");
            used += resting.Length > 0 ? 1 : 0;
        }

        Assert.True(used >= 25, $"only {used} facts are used by the sample day");
    }

    /// <summary>The other way round: a figure whose value moves with a fact must name it.</summary>
    [Fact]
    public void A_figure_that_moves_with_a_fact_names_it()
    {
        FactBook facts = SampleDay.Facts;
        DayQuantities day = SampleDay.Of(facts);
        IReadOnlyList<Kpi> before = KpiFormulas.Compute(day, facts);
        foreach (Fact fact in facts.All)
        {
            IReadOnlyList<Kpi> after = KpiFormulas.Compute(day, facts.With(fact.At((fact.Value * 0.99) + (fact.Value == 0 ? 1 : 0))));
            foreach ((Kpi old, Kpi moved) in before.Zip(after).Where(pair => pair.First.Figure is not null))
            {
                Assert.True(old.Figure!.Value == moved.Figure?.Value || old.Figure.Facts.Contains(fact.Key), $"{old.Name} moves with {fact.Key} and does not say so");
            }
        }
    }

    [Fact]
    public void A_share_of_kilometres_does_not_rest_on_the_price_of_a_chip()
    {
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(SampleDay.Of(SampleDay.Facts), SampleDay.Facts);
        Assert.False(SampleDay.Kpi(kpis, "emptyKmShare").Figure!.Facts.Contains("chip.near.price"));
        Assert.True(SampleDay.Kpi(kpis, "costPerParcel").Figure!.Facts.Contains("chip.near.price"));
        Assert.True(SampleDay.Kpi(kpis, "costPerParcel").Figure!.IsSimulated);
        Assert.False(SampleDay.Kpi(kpis, "manualCostPerParcel").Figure!.IsSimulated);
    }
}
