using System.CommandLine;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary><c>konvoi init</c>: a commented scenario to start from.</summary>
internal static class InitVerb
{
    private const string ScenarioName = "scenario.json";
    private const string SchemaName = "scenario.schema.json";

    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = new("DIR") { Description = "Where to write; made when it is not there." };
        Command verb = new("init", "Write a commented sample scenario and its JSON schema.") { directory };
        verb.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(directory)));
        return verb;
    }

    private static int Run(Terminal terminal, string directory)
    {
        OutputDirectory.Check(directory);
        string scenario = Path.Combine(directory, ScenarioName);
        if (File.Exists(scenario))
        {
            throw new FormatException($"{scenario}: found a scenario, expected a directory without one; it stays as it is");
        }

        OutputFile[] files =
        [
            .. Resources.Names(ScenarioSource.SamplePrefix)
                .Select(name => OutputFile.Of(name[ScenarioSource.SamplePrefix.Length..], Resources.Bytes(name)))
                .Where(file => file.Name != SchemaName),
            OutputFile.Of(SchemaName, ScenarioReader.Schema()),
        ];
        OutputDirectory.Write(directory, files);
        terminal.Error.WriteLine($"wrote {string.Join(", ", files.Select(file => file.Name))}");
        terminal.Error.WriteLine($"next: konvoi run {directory}");
        return ExitCode.Done;
    }
}
