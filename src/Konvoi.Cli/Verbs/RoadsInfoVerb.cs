using System.CommandLine;
using System.Globalization;
using Konvoi.Roads;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads info</c>: what a network holds, and what the import dropped.</summary>
internal static class RoadsInfoVerb
{
    private const double DmPerKm = 10_000;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = $"{char.ToUpperInvariant(RoadsFile.Expected[0])}{RoadsFile.Expected[1..]}." };
        Option<bool> json = ScenarioOptions.Json();
        Command verb = new("info", "Print what a road network holds.") { file, json };
        verb.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Terminal terminal, string file, bool asJson)
    {
        RoadNetworkInfo info = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file)).Info;
        if (asJson)
        {
            terminal.Out.Write(Json(info));
        }
        else
        {
            Print(terminal.Data(), info);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(string Name, string Title, long Count)> Sizes(RoadNetworkInfo info) =>
    [
        ("nodes", "Junctions, ends, barriers", info.NodeCount),
        ("arcs", "Directed road arcs", info.ArcCount),
        ("mainArcs", "of them connected both ways", info.MainArcCount),
        ("endsOnlyArcs", "for ends of a leg only", info.EndsOnlyArcCount),
        ("timedArcs", "closed at hours", info.TimedArcCount),
        ("states", "States (arcs and their copies)", info.StateCount),
        ("turns", "Turns allowed", info.TurnCount),
        ("timedTurns", "closed at hours", info.TimedTurnCount),
        ("names", "Street names", info.NameCount),
    ];

    private static IEnumerable<(string Name, string Title, long Count)> Imported(RoadImportReport report) =>
    [
        ("waysRead", "Ways read", report.WaysRead),
        ("waysKept", "kept", report.WaysKept),
        ("waysEndsOnly", "of them for ends of a leg only", report.WaysEndsOnly),
        ("waysNotARoad", "no road", report.WaysNotARoad),
        ("waysTooFast", "too fast", report.WaysTooFast),
        ("waysNoAccess", "no access", report.WaysNoAccess),
        ("waysTooLarge", "vehicle too large", report.WaysTooLarge),
        ("missingNodes", "Nodes missing", report.MissingNodes),
        ("barriers", "Barriers", report.Barriers),
        ("gates", "Gates for ends of a leg only", report.Gates),
        ("nodesTooLarge", "Points the vehicle does not fit through", report.NodesTooLarge),
        ("restrictionsRead", "Turn restrictions read", report.RestrictionsRead),
        ("restrictionsApplied", "applied", report.RestrictionsApplied),
        ("restrictionsViaNode", "of them via a node", report.RestrictionsViaNode),
        ("restrictionsViaWay", "of them via ways", report.RestrictionsViaWay),
        ("restrictionsAtHours", "of them at hours", report.RestrictionsAtHours),
        ("restrictionsNotForVehicle", "not for the vehicle", report.RestrictionsNotForVehicle),
        ("restrictionsUnresolved", "unresolved", report.RestrictionsUnresolved),
        ("conditionsUnread", "Conditions not understood", report.ConditionsUnread),
    ];

    private static string NameOf(RoadClass roadClass) => roadClass switch
    {
        RoadClass.LivingStreet => "livingStreet",
        _ => roadClass.ToString().ToLowerInvariant(),
    };

    private static string Json(RoadNetworkInfo info) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", info.Name);
        json.WriteString("attribution", info.Attribution);
        json.WriteString("profile", info.Profile);
        foreach ((string name, _, long count) in Sizes(info))
        {
            json.WriteNumber(name, count);
        }

        json.WriteStartArray("bounds");
        foreach (int edge in new[] { info.Bounds.MinLonE7, info.Bounds.MinLatE7, info.Bounds.MaxLonE7, info.Bounds.MaxLatE7 })
        {
            json.WriteNumberValue(edge / 10_000_000m);
        }

        json.WriteEndArray();
        json.WriteStartObject("km");
        foreach (RoadClassLength length in info.Classes)
        {
            json.WriteNumber(NameOf(length.Class), length.LengthDm / DmPerKm);
        }

        json.WriteEndObject();
        json.WriteStartObject("import");
        foreach ((string name, _, long count) in Imported(info.Import))
        {
            json.WriteNumber(name, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Print(IAnsiConsole console, RoadNetworkInfo info)
    {
        console.MarkupLine($"[bold]{Markup.Escape(info.Name)}[/]  for a {Markup.Escape(info.Profile)}  {Markup.Escape(info.Attribution)}");
        GeoBounds box = info.Bounds;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{box.MinLonE7 / 1e7:F4}, {box.MinLatE7 / 1e7:F4} to {box.MaxLonE7 / 1e7:F4}, {box.MaxLatE7 / 1e7:F4}"));
        console.WriteLine();
        Grid grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true })
            .AddColumn(new GridColumn { Alignment = Justify.Right, NoWrap = true });
        AddRows(grid, Sizes(info));
        grid.AddEmptyRow();
        foreach (RoadClassLength length in info.Classes)
        {
            grid.AddRow(NameOf(length.Class), Km(length.LengthDm));
        }

        grid.AddRow("[bold]in all[/]", $"[bold]{Km(info.Classes.Sum(length => length.LengthDm))}[/]");
        grid.AddEmptyRow();
        AddRows(grid, Imported(info.Import));
        console.Write(grid);
    }

    private static string Km(long lengthDm) => (lengthDm / DmPerKm).ToString("N1", CultureInfo.InvariantCulture) + " km";

    private static void AddRows(Grid grid, IEnumerable<(string Name, string Title, long Count)> rows)
    {
        foreach ((_, string title, long count) in rows)
        {
            grid.AddRow(char.IsUpper(title[0]) ? title : $"  {title}", NumberText.Count(count));
        }
    }
}
