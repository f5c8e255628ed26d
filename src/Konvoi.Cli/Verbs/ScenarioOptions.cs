using System.CommandLine;
using System.Globalization;

namespace Konvoi.Cli;

/// <summary>Arguments and options that verbs share, so that they read the same everywhere.</summary>
internal static class ScenarioOptions
{
    public static Argument<string?> Scenario() => new("SCENARIO")
    {
        Description = "A directory with scenario.json, or a .json file; the built-in sample town when not given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Replaces a value of the scenario, such as city.pbf=porto.osm.pbf or operators=2; may be repeated.",
        HelpName = "PATH=VALUE",
    };

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Chooses the day; the scenario's own seed when not given.",
        HelpName = "N",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                return seed;
            }

            given.AddError($"--seed: found '{text}', expected a whole number from 0 to {ulong.MaxValue}");
            return null;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<string?> Out(string files) =>
        new("--out") { Description = $"Also write {files} into a directory, whole or not at all.", HelpName = "DIR" };
}
