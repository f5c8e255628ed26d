using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary><c>konvoi run</c>: the main job, a delivery day with every block in it.</summary>
internal static class RunVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> scenario = ScenarioOptions.Scenario();
        Option<ulong?> seed = ScenarioOptions.Seed();
        Option<string[]> set = ScenarioOptions.Set();
        Option<bool> json = ScenarioOptions.Json();
        Option<string?> output = ScenarioOptions.Out("kpis.json, events.jsonl, trips.geojson, trips.csv, parcels.csv and report.html");
        Command verb = new("run", "Play a delivery day and print what it came to.") { scenario, seed, set, json, output };
        verb.SetAction(parsed => Run(
            terminal,
            new ScenarioChoice(parsed.GetValue(scenario), parsed.GetValue(set) ?? [], parsed.GetValue(seed)),
            parsed.GetValue(json),
            parsed.GetValue(output)));
        return verb;
    }

    private static int Run(Terminal terminal, ScenarioChoice choice, bool asJson, string? output)
    {
        long started = Stopwatch.GetTimestamp();
        Progress progress = new(terminal);
        if (output is not null)
        {
            OutputDirectory.Check(output);
        }

        LoadedScenario loaded = ScenarioLoader.Load(choice, progress);
        ulong seed = loaded.Scenario.Seed;
        if (choice.Seed is null)
        {
            progress.Say($"seed {seed.ToString(CultureInfo.InvariantCulture)}, as the scenario has it; --seed N plays another day");
        }

        World world = progress.While("preparing", _ => WorldBuilder.Build(loaded.Scenario, loaded.Inputs));
        foreach (string warning in world.Warnings)
        {
            progress.Say($"warning: {warning}");
        }

        DayRunner runner = new(world);
        DayResult day = progress.While("simulating", show => runner.Run(seed, (ms, what) => show($"{DayTime.Minute(ms)} {what}")));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (output is not null)
        {
            progress.While("writing", _ =>
            {
                OutputDirectory.Write(output, DayFiles.Of(day, world, seconds));
                return true;
            });
            progress.Say($"wrote {output}: open {Path.Combine(output, DayFiles.ReportName)} in a browser");
        }

        if (asJson)
        {
            terminal.Out.Write(DayJson.Write(day, seconds));
        }
        else
        {
            new DayPrinter(terminal).Print(day, seconds);
        }

        return ExitCode.Done;
    }
}
