using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary><c>konvoi solve</c>: a routing problem from a file to routes.</summary>
internal static class SolveVerb
{
    private const double DefaultSeconds = 10;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = ProblemInput.Argument();
        Option<string?> format = ProblemInput.Format();
        Option<double?> time = Seconds("--time", $"Wall seconds to search; {DefaultSeconds} where no limit is given.");
        Option<double?> cpu = Seconds("--cpu", "CPU seconds of the process, from its start: reading and compiling count.");
        Option<long?> iterations = Iterations();
        Option<ulong?> seed = ScenarioOptions.Seed();
        seed.Description = "Chooses the search's chances; 1 when not given. Same seed and iterations, same routes.";
        Option<bool> json = ScenarioOptions.Json();
        Option<string?> output = new("--output", "-o") { Description = "Also write the solution as JSON into a file.", HelpName = "FILE" };
        Command verb = new("solve", "Find routes for a problem from a file.") { file, format, time, cpu, iterations, seed, json, output };
        verb.SetAction(parsed => Run(
            terminal,
            ProblemInput.Read(parsed.GetRequiredValue(file), parsed.GetValue(format)),
            Limits(parsed.GetValue(time), parsed.GetValue(cpu), parsed.GetValue(iterations)),
            parsed.GetValue(seed) ?? 1,
            parsed.GetValue(json),
            parsed.GetValue(output)));
        return verb;
    }

    private static SearchLimits Limits(double? time, double? cpu, long? iterations) => new(
        time is null && cpu is null && iterations is null ? TimeSpan.FromSeconds(DefaultSeconds) : Span(time),
        Span(cpu),
        iterations ?? long.MaxValue);

    private static TimeSpan? Span(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;

    private static int Run(Terminal terminal, ProblemFile file, SearchLimits limits, ulong seed, bool asJson, string? output)
    {
        SolveResult result = Search(terminal, file, limits, seed);
        string text = SolutionJson.Write(result);
        if (output is not null)
        {
            File.WriteAllText(output, text);
        }

        if (asJson)
        {
            terminal.Out.Write(text);
        }

        return result.IsFeasible ? ExitCode.Done : ExitCode.Refused;
    }

    private static SolveResult Search(Terminal terminal, ProblemFile file, SearchLimits limits, ulong seed) =>
        new Progress(terminal).While("solving", show =>
        {
            SearchWatch watch = new(limits, (done, cost) => show(Status(file, done, cost)));
            using PosixSignalRegistration interrupted = OnSignal(PosixSignal.SIGINT, watch);
            using PosixSignalRegistration terminated = OnSignal(PosixSignal.SIGTERM, watch);
            Solution solution = Solver.Solve(file.Problem, new SolverOptions { Seed = seed, Iterations = limits.Iterations }, watch);
            watch.Finish(solution.Cost);
            return new SolveResult(
                file, solution, watch.Iterations, SearchWatch.CpuSeconds, watch.Seconds, seed, watch.Trajectory);
        });

    /// <summary>The first time ends the search with the best so far, the second time the process.</summary>
    private static PosixSignalRegistration OnSignal(PosixSignal signal, SearchWatch watch) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !watch.WasInterrupted;
        watch.Interrupt();
    });

    private static string Status(ProblemFile file, long done, long cost) =>
        $"{NumberText.Count(done)} iterations, {(file.CostOf(cost) is { } known ? $"cost {file.Show(known)}" : "some stops unassigned")}";

    private static Option<double?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "S",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 1e6)
            {
                return seconds;
            }

            given.AddError($"{name}: found '{text}', expected seconds, more than 0");
            return null;
        },
    };

    private static Option<long?> Iterations() => new("--iterations")
    {
        Description = "Iterations of the search: with a seed, the same routes every time.",
        HelpName = "N",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long iterations))
            {
                return iterations;
            }

            given.AddError($"--iterations: found '{text}', expected a whole number");
            return null;
        },
    };
}
