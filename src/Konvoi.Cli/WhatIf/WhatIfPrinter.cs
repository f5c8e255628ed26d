using System.Globalization;
using Konvoi.Simulation;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary>A what-if on a terminal: key figures against variants, then the strongest effects of each variant as bars.</summary>
internal sealed class WhatIfPrinter(Terminal terminal)
{
    /// <summary>The longest title and the base beside it.</summary>
    private const int BaseWidth = 52;

    /// <summary>Mean, change and interval, such as <c>0.00750  +20.0 % ±0.1</c>.</summary>
    private const int VariantWidth = 27;

    private const int MostEffects = 5;
    private const int MostBar = 30;
    private const int EffectWidth = 22;

    private readonly IAnsiConsole _console = terminal.Data();

    public void Print(WhatIfResult result)
    {
        string seeds = string.Join(", ", result.Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)));
        _console.MarkupLine($"[bold]{Markup.Escape(result.Scenario)}[/], what if; seeds {seeds}");
        _console.MarkupLine("[dim]Every figure is simulated. Changes against the base, seed by seed, with half of the 95 % interval: of forty figures about two pass by chance.[/]");
        _console.WriteLine();
        Dictionary<string, BaseKpi> bases = result.Base.ToDictionary(kpi => kpi.Name, StringComparer.Ordinal);
        PrintTables(result);
        foreach (VariantResult variant in result.Variants)
        {
            PrintBars(variant, bases);
        }
    }

    private void PrintTables(WhatIfResult result)
    {
        HashSet<string> moved =
            [.. result.Variants.SelectMany(variant => variant.Effects).Where(effect => effect.Measurable).Select(effect => effect.Name)];
        int perTable = Math.Max(1, (terminal.Width - BaseWidth) / VariantWidth);
        foreach (VariantResult[] variants in result.Variants.Chunk(perTable))
        {
            _console.Write(TableOf([.. result.Base.Where(kpi => moved.Contains(kpi.Name))], variants));
            _console.WriteLine();
        }

        string[] still = [.. result.Base.Where(kpi => !moved.Contains(kpi.Name)).Select(Title)];
        if (still.Length > 0)
        {
            _console.MarkupLine($"[dim]{Capital(EffectText.None)} in any variant: {Markup.Escape(string.Join(", ", still))}.[/]");
            _console.WriteLine();
        }
    }

    private static Table TableOf(IReadOnlyList<BaseKpi> kpis, IReadOnlyList<VariantResult> variants)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn(string.Empty) { NoWrap = true })
            .AddColumn(new TableColumn("base") { NoWrap = true, Alignment = Justify.Right });
        foreach (VariantResult variant in variants)
        {
            table.AddColumn(new TableColumn($"[bold]{Markup.Escape(variant.Name)}[/]") { NoWrap = true, Alignment = Justify.Right });
        }

        foreach (BaseKpi kpi in kpis)
        {
            table.AddRow([
                Markup.Escape(Title(kpi)),
                kpi.Mean is { } mean ? Markup.Escape(NumberText.WithUnit(mean, kpi.Unit)) : "–",
                .. variants.Select(variant => Cell(variant, kpi)),
            ]);
        }

        return table;
    }

    private static string Cell(VariantResult variant, BaseKpi kpi)
    {
        if (variant.Effects.FirstOrDefault(effect => effect.Name == kpi.Name) is not { } effect)
        {
            return "–";
        }

        string change = Markup.Escape(EffectText.Change(effect, kpi));
        return effect is { Measurable: true, Mean: { } mean }
            ? $"{Markup.Escape(NumberText.Of(mean, kpi.Unit))}  [bold]{change}[/]"
            : $"[dim]{change}[/]";
    }

    private void PrintBars(VariantResult variant, Dictionary<string, BaseKpi> bases)
    {
        KpiEffect[] strongest =
        [
            .. variant.Effects
                .Where(effect => effect is { Measurable: true, DifferencePercent: not null })
                .OrderByDescending(effect => Math.Abs(effect.DifferencePercent!.Value))
                .Take(MostEffects),
        ];
        _console.MarkupLine($"[bold]{Markup.Escape(variant.Name)}[/]" + (strongest.Length == 0 ? $"  [dim]{EffectText.None}[/]" : string.Empty));
        int titles = strongest.Length == 0 ? 0 : strongest.Max(effect => Title(bases[effect.Name]).Length);
        int room = Math.Clamp(terminal.Width - titles - EffectWidth, 1, MostBar);
        double most = strongest.Length == 0 ? 0 : Math.Abs(strongest[0].DifferencePercent!.Value);
        foreach (KpiEffect effect in strongest)
        {
            double percent = effect.DifferencePercent!.Value;
            int length = Math.Max(1, (int)Math.Round(Math.Abs(percent) / most * room));
            string bar = new(percent < 0 ? '░' : '█', length);
            string title = Markup.Escape(Title(bases[effect.Name]).PadRight(titles));
            string change = Markup.Escape(EffectText.Change(effect, bases[effect.Name]));
            _console.MarkupLine($"  {title} [{(percent < 0 ? "teal" : "olive")}]{bar}[/] {change}");
        }

        _console.WriteLine();
    }

    private static string Title(BaseKpi kpi) => kpi.Title.Replace("of it ", "Cost: ", StringComparison.Ordinal);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
