using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Tests.Simulation;

public class WhatIfTests
{
    [Fact]
    public void Each_block_varies_as_asked()
    {
        IReadOnlyList<Variant> variants = WhatIf.Variants(SampleWorlds.Scenario, ["chips=-H200-SXM", "operators=0.5x,3", "assist=10x", "vans=0.8x,1.4x"]);
        Assert.Equal(["Zhenwu-810E"], variants[0].Scenario.Pool.Select(unit => unit.Chip));
        Assert.Equal(1, variants[1].Scenario.Operators);
        Assert.Equal(3, variants[2].Scenario.Operators);
        Assert.Equal(400, variants[3].Scenario.Assist.RequestsPer1000Km);
        Assert.Equal(6, variants[4].Scenario.Vans.Count);
        Assert.Equal(["z01+1", "z02+1", "z03+1"], variants[5].Scenario.Vans.Skip(8).Select(van => van.Id));
        Assert.All(variants, variant => SampleWorlds.Build(variant.Scenario));
    }

    [Theory]
    [InlineData("weather=rain")]
    [InlineData("operators")]
    [InlineData("operators=many")]
    [InlineData("chips=-B300")]
    [InlineData("vans=0")]
    public void What_it_does_not_understand_is_refused(string vary) =>
        Assert.Throws<FormatException>(() => WhatIf.Variants(SampleWorlds.Scenario, [vary]));

    [Fact]
    public void A_steady_difference_is_measurable_and_noise_is_not()
    {
        Variant half = new("operators", "0.5x", -50, SampleWorlds.Scenario);
        WhatIfResult steady = Summarise(half, [10, 12, 11, 9, 10], [20, 22, 21, 19, 20]);
        KpiEffect effect = steady.Variants[0].Effects[0];
        Assert.True(effect.Measurable);
        Assert.Equal(10, effect.Difference!.Value, 9);
        Assert.Equal(0, effect.HalfWidth!.Value, 9);
        Assert.Equal(-2, effect.Elasticity!.Value / (effect.DifferencePercent!.Value / 100), 1);

        WhatIfResult noise = Summarise(half, [10, 12, 11, 9, 10], [11, 10, 12, 8, 11]);
        Assert.False(noise.Variants[0].Effects[0].Measurable);
    }

    [Fact]
    public void A_single_seed_measures_nothing() =>
        Assert.False(Summarise(new("vans", "2x", 100, SampleWorlds.Scenario), [1], [2]).Variants[0].Effects[0].Measurable);

    [Fact]
    public void The_interval_is_that_of_Student_worked_by_hand()
    {
        // Differences 1..5: mean 3, s = 1.5811, half width 2.776 x 1.5811 / sqrt 5 = 1.963.
        WhatIfResult result = Summarise(new("vans", "2x", 100, SampleWorlds.Scenario), [0, 0, 0, 0, 0], [1, 2, 3, 4, 5]);
        Assert.Equal(1.963, result.Variants[0].Effects[0].HalfWidth!.Value, 3);
    }

    [Fact]
    public void Ten_times_the_requests_are_seen_in_the_requests()
    {
        ScenarioFile quiet = SampleWorlds.Small with { Assist = SampleWorlds.Small.Assist with { Burst = null } };
        Variant tenfold = Assert.Single(WhatIf.Variants(quiet, ["assist=10x"]));
        ulong[] seeds = [1, 2, 3];
        WhatIfResult result = WhatIf.Summarise("town", seeds, Runs(quiet), [(tenfold, Runs(tenfold.Scenario))]);
        KpiEffect effect = result.Variants[0].Effects.Single(kpi => kpi.Name == "assistsPer1000Km");
        Assert.True(effect.Measurable);
        Assert.InRange(effect.DifferencePercent!.Value, 300, 2500);

        IReadOnlyList<IReadOnlyList<Kpi>> Runs(ScenarioFile scenario)
        {
            DayRunner runner = new(SampleWorlds.Build(scenario));
            return [.. seeds.Select(seed => runner.Run(seed).Kpis)];
        }
    }

    private static WhatIfResult Summarise(Variant variant, double[] before, double[] after) => WhatIf.Summarise(
        "test", [.. before.Select((_, i) => (ulong)i)], Runs(before), [(variant, Runs(after))]);

    private static IReadOnlyList<IReadOnlyList<Kpi>> Runs(double[] values) =>
        [.. values.Select(value => (IReadOnlyList<Kpi>)[new Kpi("k", "K", "1", Figure.Exact(value, "1"), null)])];
}
