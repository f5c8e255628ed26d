using System.CommandLine;
using System.CommandLine.Parsing;

namespace Konvoi.Cli;

/// <summary>The verbs put together, and every way a run can end turned into an exit code and one clear message.</summary>
internal static class CommandLine
{
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ParseResult parsed = Build(terminal).Parse(args);
        string[] mistakes = [.. Mistakes(parsed).Distinct()];
        if (mistakes.Length > 0)
        {
            return Misused(parsed, mistakes, terminal);
        }

        InvocationConfiguration configuration =
            new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (Exception unusable) when (unusable is FormatException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(unusable.Message);
            return ExitCode.Refused;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            terminal.Error.WriteLine("konvoi has a defect; this is where it showed:");
            terminal.Error.WriteLine(defect);
            return ExitCode.Fault;
        }
    }

    private static RootCommand Build(Terminal terminal) =>
        new("Konvoi plays a delivery day of driverless vans with every block in it: roads, permits, plans, help, AI chips, money.")
        {
            RunVerb.Create(terminal),
            WhatIfVerb.Create(terminal),
            SolveVerb.Create(terminal),
            CheckVerb.Create(terminal),
            InitVerb.Create(terminal),
            RoadsVerb.Create(terminal),
        };

    /// <summary>What the parser found, and options that it took for a file because no option is called so.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed) => parsed.Errors.Select(error => error.Message).Concat(
        parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Where(token => token.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(token => $"Unrecognized option '{token.Value}'."));

    private static int Misused(ParseResult parsed, string[] mistakes, Terminal terminal)
    {
        foreach (string mistake in mistakes)
        {
            terminal.Error.WriteLine(mistake);
        }

        string path = string.Join(' ', Names(parsed.CommandResult).Reverse());
        terminal.Error.WriteLine($"Try '{path} --help'.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Names(CommandResult result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command })
            {
                yield return command is RootCommand ? "konvoi" : command.Name;
            }
        }
    }
}
