using System.CommandLine;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary><c>konvoi whatif</c>: blocks varied one at a time over common seeds, and what each does to every key figure.</summary>
internal static class WhatIfVerb
{
    private const int FewestSeeds = 5;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> scenario = ScenarioOptions.Scenario();
        Option<string[]> vary = new("--vary")
        {
            Description = "A block and its variants: chips=-H200-SXM, operators=0.5x,2x, assist=10x, vans=0.8x,1.2x; may be repeated. "
                + "All four when not given.",
            HelpName = "BLOCK=V1,V2",
        };
        Option<int> seeds = new("--seeds")
        {
            Description = $"Days to play with the base and with each variant, {FewestSeeds} or more.",
            HelpName = "N",
            DefaultValueFactory = _ => FewestSeeds,
        };
        seeds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < FewestSeeds and int few)
            {
                given.AddError($"--seeds: found {few}, expected {FewestSeeds} or more; fewer say nothing about the spread");
            }
        });
        Option<string[]> set = ScenarioOptions.Set();
        Option<bool> json = ScenarioOptions.Json();
        Option<string?> output = ScenarioOptions.Out("whatif.json and whatif.html");
        Command verb = new("whatif", "Vary blocks of a scenario and see what changes.") { scenario, vary, seeds, set, json, output };
        verb.SetAction(parsed => Run(
            terminal,
            new ScenarioChoice(parsed.GetValue(scenario), parsed.GetValue(set) ?? [], null),
            new WhatIfQuestion(parsed.GetValue(vary) ?? [], parsed.GetValue(seeds)),
            parsed.GetValue(json),
            parsed.GetValue(output)));
        return verb;
    }

    private static int Run(Terminal terminal, ScenarioChoice choice, WhatIfQuestion question, bool asJson, string? output)
    {
        Progress progress = new(terminal);
        if (output is not null)
        {
            OutputDirectory.Check(output);
        }

        LoadedScenario loaded = ScenarioLoader.Load(choice, progress);
        WhatIfResult result = WhatIfRunner.Run(loaded, question, progress);
        if (output is not null)
        {
            OutputDirectory.Write(output, [
                OutputFile.Of("whatif.json", WhatIfJson.Write(result)),
                OutputFile.Of("whatif.html", WhatIfPage.Write(result)),
            ]);
            progress.Say($"wrote {output}: open {Path.Combine(output, "whatif.html")} in a browser");
        }

        if (asJson)
        {
            terminal.Out.Write(WhatIfJson.Write(result));
        }
        else
        {
            new WhatIfPrinter(terminal).Print(result);
        }

        return ExitCode.Done;
    }
}
