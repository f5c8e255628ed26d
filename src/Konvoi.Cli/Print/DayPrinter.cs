using System.Globalization;
using Konvoi.Ledger;
using Konvoi.Simulation;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary>A day as a table that a person reads on a terminal of 80 columns or more, with or without colour.</summary>
internal sealed class DayPrinter(Terminal terminal)
{
    private const int MostReasons = 8;

    private readonly IAnsiConsole _console = terminal.Data();

    public void Print(DayResult day, double seconds)
    {
        Line($"[bold]{Safe(day.Scenario)}[/], seed {day.Seed.ToString(CultureInfo.InvariantCulture)}");
        Line($"[bold]{Safe(DaySummary.Headline(day))}[/]");
        Line("[dim]Every figure is simulated; \"rests on\" names the weakest kind of fact behind it.[/]");
        PrintParcels(day);
        PrintKpis(day);
        PrintLeft(day);
        PrintRun(day, seconds);
    }

    private static string Safe(string text) => Markup.Escape(text);

    private void Line(string markup) => _console.MarkupLine(markup);

    private void PrintParcels(DayResult day)
    {
        ParcelTally parcels = day.Quantities.Parcels;
        Line($"{NumberText.Count(parcels.Accepted)} accepted: {NumberText.Count(parcels.Delivered)} delivered,"
            + $" {NumberText.Count(parcels.Returned)} returned, {NumberText.Count(parcels.Cancelled)} cancelled,"
            + $" {NumberText.Count(parcels.Lost)} lost, {NumberText.Count(parcels.Open)} open");
        _console.WriteLine();
    }

    private void PrintKpis(DayResult day)
    {
        foreach (string line in new KpiTable(day.Kpis, terminal.Width).Lines())
        {
            Line(line);
        }

        PrintUndefined([.. day.Kpis.Where(kpi => kpi.Figure is null)]);
    }

    private void PrintUndefined(IReadOnlyList<Kpi> undefined)
    {
        foreach (IGrouping<string?, Kpi> reason in undefined.GroupBy(kpi => kpi.Reason))
        {
            Line($"[dim]Undefined: {Safe(string.Join(", ", reason.Select(kpi => kpi.Title)))}: {Safe(reason.Key ?? string.Empty)}.[/]");
        }

        if (undefined.Count > 0)
        {
            _console.WriteLine();
        }
    }

    private void PrintLeft(DayResult day)
    {
        IReadOnlyList<(string State, string Reason, int Parcels)> left = DaySummary.Left(day.Final);
        if (left.Count == 0)
        {
            return;
        }

        Line("[bold]Not delivered[/]");
        Grid grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new GridColumn { NoWrap = true })
            .AddColumn();
        foreach ((string state, string reason, int parcels) in left.Take(MostReasons))
        {
            grid.AddRow(NumberText.Count(parcels), state, Safe(reason));
        }

        _console.Write(grid);
        if (left.Count > MostReasons)
        {
            int more = left.Skip(MostReasons).Sum(reason => reason.Parcels);
            string reasons = NumberText.Count(left.Count - MostReasons);
            Line($"[dim]and {NumberText.Count(more)} more for {reasons} other reasons; --out DIR writes them all[/]");
        }

        _console.WriteLine();
    }

    private void PrintRun(DayResult day, double seconds)
    {
        string revised = day.Plans.Revised > 0 ? $", {NumberText.Count(day.Plans.Revised)} trips changed on the road" : string.Empty;
        Line($"Plans   {NumberText.Count(day.Plans.Verified)} of {NumberText.Count(day.Plans.Solved)} verified{revised}");
        Line($"Events  {Safe(day.EventsHash)}");
        Line(string.Create(CultureInfo.InvariantCulture, $"Time    {seconds:F1} s"));
    }
}
