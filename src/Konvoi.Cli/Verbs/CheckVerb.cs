using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary><c>konvoi check</c>: whether a solution keeps every limit of its problem, whoever made it.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> problem = ProblemInput.Argument();
        Argument<string> solution = new("SOLUTION")
        {
            Description = "The JSON that solve prints, VROOM's solution JSON for a VROOM problem, or CVRPLIB's text with lines like 'Route #1: 3 5'.",
        };
        Option<string?> format = ProblemInput.Format();
        Option<bool> json = ScenarioOptions.Json();
        Command verb = new(
            "check",
            "Judge a solution without the search: order in, times and cost counted anew, every limit not kept named. Routes count from 1. "
            + "Exit code 0 when all is kept, otherwise 1.")
        { problem, solution, format, json };
        verb.SetAction(parsed => Run(
            terminal,
            ProblemInput.Read(parsed.GetRequiredValue(problem), parsed.GetValue(format)),
            parsed.GetRequiredValue(solution),
            parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Terminal terminal, ProblemFile file, string solution, bool asJson)
    {
        CheckResult result = SolutionCheck.Judge(file, SolutionInput.Read(solution, file));
        if (asJson)
        {
            terminal.Out.Write(Json(result));
        }
        else
        {
            foreach (string line in Lines(file, result))
            {
                terminal.Out.WriteLine(line);
            }
        }

        return result.Violations.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static IEnumerable<string> Lines(ProblemFile file, CheckResult result)
    {
        yield return $"{(result.IsFeasible ? "feasible" : "not feasible")}: cost {file.Show(result.Cost)}, {SolutionPrinter.Vehicles(result.Vehicles)}";
        foreach (CheckViolation violation in result.Violations)
        {
            string route = violation.Route is { } number ? string.Create(CultureInfo.InvariantCulture, $"route {number}, ") : string.Empty;
            string stop = violation.Stop is null ? string.Empty : $"stop {violation.Stop}, ";
            string by = violation.By.ToString("0.######", CultureInfo.InvariantCulture);
            yield return $"  {route}{stop}{violation.Constraint} by {by}{(violation.Text.Length > 0 ? $" ({violation.Text})" : string.Empty)}";
        }
    }

    private static string Json(CheckResult result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("feasible", result.IsFeasible);
        json.WriteNumber("cost", result.Cost);
        json.WriteNumber("vehicles", result.Vehicles);
        json.WriteStartArray("violations");
        foreach (CheckViolation violation in result.Violations)
        {
            json.WriteStartObject();
            WriteNumber(json, "route", violation.Route);
            WriteStop(json, violation.Stop);
            json.WriteString("constraint", violation.Constraint);
            json.WriteNumber("by", violation.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A customer as its number, as in the routes; stations and VROOM's tasks by name.</summary>
    private static void WriteStop(Utf8JsonWriter json, string? stop)
    {
        if (long.TryParse(stop, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            json.WriteNumber("stop", number);
        }
        else
        {
            json.WriteString("stop", stop);
        }
    }
}
