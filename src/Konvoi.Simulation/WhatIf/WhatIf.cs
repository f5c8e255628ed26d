using System.Globalization;
using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>
/// Varies one block of a scenario at a time and says what that does to every KPI. Base and variants run over the same
/// seeds and meet the same parcels and troubles, so that differences are taken seed by seed.
/// </summary>
public static class WhatIf
{
    /// <summary>
    /// The variants that <paramref name="vary"/> asks for: <c>chips=-H200-SXM</c> (without this chip), <c>operators=0.5x,4</c>, <c>assist=10x</c>, <c>vans=0.8x</c>. None asked for: without each
    /// chip of the pool, half and double the operators, ten times the requests, a fifth fewer and more vans.
    /// </summary>
    /// <exception cref="FormatException">An unknown block or a value that it does not understand.</exception>
    public static IReadOnlyList<Variant> Variants(ScenarioFile scenario, IReadOnlyList<string> vary)
    {
        IReadOnlyList<string> asked = vary.Count > 0 ? vary : Defaults(scenario);
        List<Variant> variants = [];
        foreach (string text in asked)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string block = equals < 0 ? text : text[..equals];
            string[] values = equals < 0 ? [] : text[(equals + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (values.Length == 0)
            {
                throw new FormatException($"--vary {text}: found no value, expected BLOCK=VALUE, such as operators=0.5x");
            }

            variants.AddRange(values.Select(value => Make(scenario, block, value)));
        }

        return variants;
    }

    /// <summary>Means, differences and intervals of all runs.</summary>
    /// <param name="baseRuns">KPIs of the unchanged scenario, one list per seed.</param>
    /// <param name="runs">KPIs of each variant, in the same order of seeds.</param>
    public static WhatIfResult Summarise(
        string scenario,
        IReadOnlyList<ulong> seeds,
        IReadOnlyList<IReadOnlyList<Kpi>> baseRuns,
        IReadOnlyList<(Variant Variant, IReadOnlyList<IReadOnlyList<Kpi>> Runs)> runs)
    {
        List<BaseKpi> bases = [];
        for (int kpi = 0; kpi < baseRuns[0].Count; kpi++)
        {
            Kpi first = baseRuns[0][kpi];
            double[]? values = Values(baseRuns, kpi);
            bases.Add(new BaseKpi(
                first.Name,
                first.Title,
                first.Unit,
                values is null ? null : Statistics.Mean(values),
                values is null ? null : Statistics.Deviation(values),
                baseRuns.Select(run => run[kpi].Reason).FirstOrDefault(reason => reason is not null)));
        }

        return new WhatIfResult(
            scenario,
            seeds,
            bases,
            [.. runs.Select(run => new VariantResult(
                run.Variant.Name,
                run.Variant.Block,
                run.Variant.Value,
                [.. bases.Select((kpi, i) => Effect(kpi, run.Variant, Values(baseRuns, i), Values(run.Runs, i)))]))]);
    }

    private static List<string> Defaults(ScenarioFile scenario) =>
    [
        .. scenario.Pool.Select(unit => unit.Chip).Distinct(StringComparer.Ordinal).Select(chip => $"chips=-{chip}"),
        scenario.Operators == 1 ? "operators=2x" : "operators=0.5x,2x",
        "assist=10x",
        "vans=0.8x,1.2x",
    ];

    private static Variant Make(ScenarioFile scenario, string block, string value) => block switch
    {
        "chips" => WithoutChip(scenario, value),
        "operators" => WithOperators(scenario, value),
        "assist" => WithAssist(scenario, value),
        "vans" => WithVans(scenario, value),
        _ => throw new FormatException($"--vary {block}={value}: found block '{block}', expected chips, operators, assist or vans"),
    };

    private static Variant WithoutChip(ScenarioFile scenario, string value)
    {
        string chip = value.StartsWith('-') ? value[1..] : throw Misread("chips", value, "-CHIP, to take a chip out of the pool");
        PoolFile[] left = [.. scenario.Pool.Where(unit => unit.Chip != chip)];
        return left.Length < scenario.Pool.Count
            ? new Variant("chips", value, null, scenario with { Pool = left })
            : throw Misread("chips", value, $"one of {string.Join(", ", scenario.Pool.Select(unit => "-" + unit.Chip).Distinct())}");
    }

    private static Variant WithOperators(ScenarioFile scenario, string value)
    {
        int operators = (int)Math.Round(Amount("operators", value, scenario.Operators), MidpointRounding.AwayFromZero);
        if (operators == scenario.Operators)
        {
            throw Misread("operators", value, $"another number of operators than the {operators} of the scenario");
        }

        return new Variant("operators", value, Percent(operators, scenario.Operators), scenario with { Operators = operators });
    }

    private static Variant WithAssist(ScenarioFile scenario, string value)
    {
        // The factor works on whatever rate the scenario has: its own, or the fact's.
        double? own = scenario.Assist.RequestsPer1000Km;
        if (value.EndsWith('x') && own is null)
        {
            double factor = Amount("assist", value, 1);
            return new Variant("assist", value, (factor - 1) * 100, scenario with { Assist = scenario.Assist with { RateFactor = factor } });
        }

        double rate = Amount("assist", value, own ?? 0);
        return new Variant(
            "assist", value, own is null ? null : Percent(rate, own.Value), scenario with { Assist = scenario.Assist with { RequestsPer1000Km = rate } });
    }

    /// <summary>Fewer vans: the last ones are taken away. More: the first ones get twins with the same permits.</summary>
    private static Variant WithVans(ScenarioFile scenario, string value)
    {
        int count = (int)Math.Round(Amount("vans", value, scenario.Vans.Count), MidpointRounding.AwayFromZero);
        if (count < 1)
        {
            throw Misread("vans", value, "at least one van");
        }

        if (count == scenario.Vans.Count)
        {
            throw Misread("vans", value, $"another number of vans than the {count} of the scenario");
        }

        List<VanFile> vans = [.. scenario.Vans.Take(count)];
        for (int i = scenario.Vans.Count; i < count; i++)
        {
            VanFile twin = scenario.Vans[i % scenario.Vans.Count];
            vans.Add(twin with { Id = $"{twin.Id}+{i / scenario.Vans.Count}", TwinOf = twin.Id });
        }

        return new Variant("vans", value, Percent(count, scenario.Vans.Count), scenario with
        {
            Vans = vans,
            RetiredVans = [.. scenario.Vans.Skip(count).Select(van => van.Id)],
        });
    }

    private static double Amount(string block, string value, double now)
    {
        bool isFactor = value.EndsWith('x');
        return double.TryParse(isFactor ? value[..^1] : value, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
                && double.IsFinite(amount) && amount >= 0
            ? isFactor ? amount * now : amount
            : throw Misread(block, value, "a number, or a factor such as 0.5x");
    }

    private static FormatException Misread(string block, string value, string expected) =>
        new($"--vary {block}={value}: found '{value}', expected {expected}");

    private static double? Percent(double value, double now) => now == 0 ? null : ((value / now) - 1) * 100;

    private static double[]? Values(IReadOnlyList<IReadOnlyList<Kpi>> runs, int kpi) =>
        runs.Any(run => run[kpi].Figure is null) ? null : [.. runs.Select(run => run[kpi].Figure!.Value)];

    private static KpiEffect Effect(BaseKpi kpi, Variant variant, double[]? before, double[]? after)
    {
        if (before is null || after is null)
        {
            return new KpiEffect(kpi.Name, after is null ? null : Statistics.Mean(after), null, null, null, null, Measurable: false);
        }

        double[] differences = [.. after.Zip(before, (a, b) => a - b)];
        double difference = Statistics.Mean(differences);
        double halfWidth = Statistics.HalfWidth95(differences);
        double mean = Statistics.Mean(before);
        double? percent = mean == 0 ? null : difference / Math.Abs(mean) * 100;
        return new KpiEffect(
            kpi.Name,
            Statistics.Mean(after),
            difference,
            halfWidth,
            percent,
            percent is null || variant.ChangePercent is null or 0 ? null : percent / variant.ChangePercent,
            Measurable: Math.Abs(difference) > halfWidth);
    }
}
