using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Tests.Simulation;

public class DayProvenanceTests
{
    /// <summary>A fact of each part of the world: operations, help, energy, breakdowns, demand, money, a chip.</summary>
    public static TheoryData<string> Keys { get; } =
    [
        "ops.unload_min", "van.zelos_z5.volume_m3", "assist.handle_s_p50", "ai.assist.tokens_out", "van.default.energy_kwh_per_km",
        "ops.breakdown_repair_min", "demand.parcel_litres_median", "cost.insurance_month_cny", "energy.depot_charge_cny_kwh",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Making_one_fact_unknown_shows_in_exactly_the_key_figures_that_rest_on_it(string key)
    {
        Fact fact = SampleWorlds.Facts[key];
        IReadOnlyList<Kpi> before = SampleWorlds.Run(SampleWorlds.Small).Kpis;
        IReadOnlyList<Kpi> after = SampleWorlds.Run(
            SampleWorlds.Small, facts: SampleWorlds.Facts.With(fact with { Kind = FactKind.Unknown })).Kpis;
        string[] changed = [.. before.Zip(after)
            .Where(pair => pair.First.Figure is not null && !pair.First.Figure.Facts.Weakest.Keys.SequenceEqual(pair.Second.Figure!.Facts.Weakest.Keys))
            .Select(pair => pair.First.Name)];
        string[] resting = [.. before.Where(kpi => kpi.Figure?.Facts.Contains(key) == true).Select(kpi => kpi.Name)];
        Assert.NotEmpty(resting);
        Assert.Equal(resting, changed);
        Assert.True(resting.Length < before.Count(kpi => kpi.Figure is not null), "a fact on which every figure rests tells nothing");
    }

    [Fact]
    public void A_fact_that_the_day_does_not_use_changes_nothing()
    {
        Fact fact = SampleWorlds.Facts["van.weride_w5.range_km"];
        IReadOnlyList<Kpi> after = SampleWorlds.Run(
            SampleWorlds.Small, facts: SampleWorlds.Facts.With(fact with { Kind = FactKind.Unknown })).Kpis;
        Assert.DoesNotContain(after, kpi => kpi.Figure?.Facts.WeakestKind is FactKind.Unknown);
    }

    [Fact]
    public void The_cost_of_AI_names_the_price_of_the_chip_that_answered()
    {
        ScenarioFile busy = SampleWorlds.Small with { Assist = SampleWorlds.Small.Assist with { RequestsPer1000Km = 300 } };
        Kpi cost = SampleWorlds.Run(busy).Kpis.Single(kpi => kpi.Name == "aiCostPerVanDay");
        Assert.NotNull(cost.Figure);
        Assert.True(cost.Figure.Facts.Contains("chip.h200-sxm.price"), cost.Figure.Facts.ToString());
        Assert.True(cost.Figure.Lo < cost.Figure.Value && cost.Figure.Value < cost.Figure.Hi, cost.Figure.ToString());
    }
}
