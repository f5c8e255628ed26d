using System.Globalization;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>Plays every day of a what-if, as many at a time as there are cores. The order in which days end decides nothing.</summary>
internal static class WhatIfRunner
{
    public static WhatIfResult Run(LoadedScenario loaded, WhatIfQuestion question, Progress progress)
    {
        IReadOnlyList<Variant> variants = Simulation.WhatIf.Variants(loaded.Scenario, question.Vary);
        ulong[] seeds = [.. Enumerable.Range(0, question.Seeds).Select(i => loaded.Scenario.Seed + (ulong)i)];
        World[] worlds = [.. Worlds(loaded, variants, progress)];
        IReadOnlyList<Kpi>[][] kpis = progress.While("playing days", show => PlayAll(worlds, seeds, show));
        return Simulation.WhatIf.Summarise(
            loaded.Scenario.Name,
            seeds,
            kpis[0],
            [.. variants.Select((variant, i) => (variant, (IReadOnlyList<IReadOnlyList<Kpi>>)kpis[i + 1]))]);
    }

    /// <summary>The base first, then the variants in order.</summary>
    private static IEnumerable<World> Worlds(LoadedScenario loaded, IReadOnlyList<Variant> variants, Progress progress)
    {
        yield return WorldBuilder.Build(loaded.Scenario, loaded.Inputs);
        foreach (Variant variant in variants)
        {
            World world = WorldBuilder.Build(variant.Scenario, loaded.Inputs);
            foreach (string warning in world.Warnings)
            {
                progress.Say($"warning: {variant.Name}: {warning}");
            }

            yield return world;
        }
    }

    /// <summary>A world is played by one thread, for its runner keeps travel times from day to day.</summary>
    private static IReadOnlyList<Kpi>[][] PlayAll(World[] worlds, ulong[] seeds, Action<string> show)
    {
        IReadOnlyList<Kpi>[][] kpis = new IReadOnlyList<Kpi>[worlds.Length][];
        int days = worlds.Length * seeds.Length;
        int played = 0;
        Parallel.For(0, worlds.Length, world =>
        {
            DayRunner runner = new(worlds[world]);
            kpis[world] = [.. seeds.Select(seed => Play(seed))];

            IReadOnlyList<Kpi> Play(ulong seed)
            {
                IReadOnlyList<Kpi> day = runner.Run(seed).Kpis;
                show(string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref played)} of {days}"));
                return day;
            }
        });
        return kpis;
    }
}
