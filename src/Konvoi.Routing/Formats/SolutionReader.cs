using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Konvoi.Routing;

/// <summary>
/// Reads a solution: the JSON that <c>konvoi solve</c> prints (routes of customer numbers; with chargers, stops by name),
/// VROOM's solution JSON, or the text of CVRPLIB with its lines "Route #1: 3 5 …" and "Cost 827.3".
/// </summary>
public sealed class SolutionReader
{
    private readonly ProblemFile _problem;
    private readonly string _file;
    private readonly Dictionary<string, RouteStop> _stops = new(StringComparer.Ordinal);
    private readonly List<SolutionFileRoute> _routes = [];

    private SolutionReader(ProblemFile problem, string file)
    {
        _problem = problem;
        _file = file;
        for (int job = 0; job < problem.Problem.Jobs.Count; job++)
        {
            RouteStop stop = new(job, 0, 0, 0);
            _stops.TryAdd(problem.Problem.Jobs[job].Id, stop);
            _stops.TryAdd(problem.Numbers[job].ToString(CultureInfo.InvariantCulture), stop);
        }

        for (int charger = 0; charger < problem.ChargerNames.Count; charger++)
        {
            _stops.TryAdd(problem.ChargerNames[charger], new RouteStop(-1, 0, 0, 0) { Charger = charger });
        }
    }

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Begins every message; usually the path.</param>
    /// <param name="problem">What the numbers and names refer to.</param>
    /// <exception cref="FormatException">Neither of the formats, or broken; a stop that the problem lacks is no such fault.</exception>
    public static SolutionFile Read(ReadOnlySpan<byte> bytes, string name, ProblemFile problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        SolutionReader reader = new(problem, name);
        LineReader lines = new(bytes, name);
        return lines.MoveNext() && lines.Text[0] == (byte)'{'
            ? reader.ReadJson(JsonAt.Parse(bytes, name))
            : reader.ReadText(lines);
    }

    private SolutionFile ReadText(LineReader lines)
    {
        decimal? cost = null;
        while (lines.Text.Length > 0)
        {
            int colon = lines.Text.IndexOf((byte)':');
            if (StartsWith(lines.Text, "Route"u8) && colon > 0)
            {
                AddRoute([.. Words(lines.Text[(colon + 1)..])]);
            }
            else if (StartsWith(lines.Text, "Cost"u8))
            {
                string stated = Encoding.UTF8.GetString(lines.Text["Cost"u8.Length..]).Trim(' ', '\t', ':', '=');
                cost = decimal.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
                    ? value
                    : throw lines.Wrong($"'{LineReader.Quote(lines.Text)}'", "Cost and a number");
            }

            lines.MoveNext();
        }

        return _routes.Count > 0
            ? new SolutionFile { Routes = _routes, StatedCost = cost }
            : throw new FormatException($"{_file}: found no route, expected JSON or lines like 'Route #1: 3 5'");
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length > word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);

    private static string[] Words(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text).Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);

    private SolutionFile ReadJson(JsonAt root)
    {
        JsonAt routes = root.Get("routes", "an array of routes");
        if (_problem.Format == ProblemFormat.Vroom)
        {
            foreach (JsonAt route in routes.Items())
            {
                ReadVroomRoute(route);
            }

            return new SolutionFile
            {
                Routes = _routes,
                StatedCost = root.Find("summary")?.Find("cost")?.Decimal("a number"),
                Unassigned = [.. root.ItemsOf("unassigned").Select(left => Job(left, VroomName(left)))],
            };
        }

        JsonAt? stops = root.Find("stops");
        if (_problem.Problem.Chargers.Count > 0 && stops is null)
        {
            throw root.Wrong("no stops", "\"stops\", the names of customers and stations per route: routes alone do not say where the vans charge");
        }

        foreach (JsonAt route in (stops ?? routes).Items())
        {
            AddRoute([.. route.Items().Select(Name)]);
        }

        if (stops is not null)
        {
            RequireSame(routes, stops.Value);
        }

        return new SolutionFile
        {
            Routes = _routes,
            StatedCost = root.Find("cost")?.Decimal("a number"),
            Unassigned = [.. root.ItemsOf("unassigned").Select(left => left.Get("stop", "a customer")).Select(stop => Job(stop, Name(stop)))],
        };
    }

    private void RequireSame(JsonAt routes, JsonAt stops)
    {
        int[][] customers = [.. routes.Items().Select(route => route.Items().Select(stop => _stops.GetValueOrDefault(Name(stop), new RouteStop(-1, 0, 0, 0)).Job).ToArray())];
        int[][] withoutStations = [.. _routes.Select(route => route.Stops.Where(stop => stop.Job >= 0).Select(stop => stop.Job).ToArray())];
        if (customers.Length != withoutStations.Length || !customers.Zip(withoutStations).All(pair => pair.First.SequenceEqual(pair.Second)))
        {
            throw stops.Wrong("other customers than in $.routes", "the same, with stations between them");
        }
    }

    private static string Name(JsonAt stop) => stop.Kind == JsonValueKind.String
        ? stop.Text()
        : stop.Whole(0, long.MaxValue / 2).ToString(CultureInfo.InvariantCulture);

    private int Job(JsonAt at, string name) => _stops.TryGetValue(name, out RouteStop stop) && stop.Job >= 0
        ? stop.Job
        : throw at.Wrong($"'{name}'", "a stop of the problem");

    private void ReadVroomRoute(JsonAt route)
    {
        JsonAt vehicle = route.Get("vehicle", "the id of a vehicle");
        string id = vehicle.Whole(0, long.MaxValue / 2).ToString(CultureInfo.InvariantCulture);
        int index = 0;
        while (index < _problem.Problem.Vehicles.Count && _problem.Problem.Vehicles[index].Id != id)
        {
            index++;
        }

        if (index == _problem.Problem.Vehicles.Count)
        {
            throw vehicle.Wrong("the id of a vehicle of the problem");
        }

        IEnumerable<JsonAt> tasks = route.Get("steps", "an array of steps").Items()
            .Where(step => step.Get("type", "a type of step").Text() is "job" or "pickup" or "delivery");
        AddRoute([.. tasks.Select(VroomName)], index);
    }

    private static string VroomName(JsonAt task) => string.Create(CultureInfo.InvariantCulture,
        $"{task.Find("type")?.Text() ?? "job"} {task.Get("id", "the id of a task").Whole(0, long.MaxValue / 2)}");

    private void AddRoute(string[] names, int? vehicle = null)
    {
        List<RouteStop> stops = [];
        List<string> unknown = [];
        foreach (string name in names)
        {
            if (_stops.TryGetValue(name, out RouteStop stop))
            {
                stops.Add(stop);
            }
            else
            {
                unknown.Add(name);
            }
        }

        _routes.Add(new SolutionFileRoute(vehicle ?? _routes.Count, stops, unknown));
    }
}
