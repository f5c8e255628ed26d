using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>What a run of the tool gave back.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs the tool in this process with a console of its own.</summary>
    public static ToolRun Of(params string[] args) => At(80, args);

    public static ToolRun At(int width, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = CommandLine.Run(args, new Terminal { Out = output, Error = error, Width = width });
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
