using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary><c>konvoi solve</c>: a routing problem from a file to routes.</summary>
internal static class SolveVerb
{
    private const double DefaultSeconds = 10;
    private const int MostThreads = 256;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = ProblemInput.Argument();
        Option<string?> format = ProblemInput.Format();
        Option<double?> time = Seconds("--time", $"Wall seconds of the process, from its start; {DefaultSeconds} where no limit is given.");
        Option<double?> cpu = Seconds("--cpu", "CPU seconds of the process, from its start: for both, starting up and reading count.");
        Option<SolveTarget?> target = Target();
        Option<long?> iterations = Iterations();
        Option<int> threads = Threads();
        Option<ulong?> seed = ScenarioOptions.Seed();
        seed.Description = "Chooses the search's chances; 1 when not given.";
        Option<bool> json = ScenarioOptions.Json();
        Option<string?> start = new("--start") { Description = "A solution to start from, in any form that check reads.", HelpName = "SOLUTION" };
        Option<string?> output = new("--output", "-o") { Description = "Also write the solution as JSON into a file.", HelpName = "FILE" };
        Command verb = new(
            "solve",
            "Find routes for a problem from a file. Costs are in the convention of the format's benchmarks. Ctrl+C ends the search with the best "
            + "so far. Exit code 1 when a stop that must be served is not.")
        { file, format, time, cpu, iterations, target, threads, seed, start, json, output };
        verb.SetAction(parsed =>
        {
            RequireWritable(parsed.GetValue(output));
            ProblemFile problem = ProblemInput.Read(parsed.GetRequiredValue(file), parsed.GetValue(format));
            (problem, Solution? plan) = parsed.GetValue(start) is { } path ? SolutionInput.Start(path, problem) : (problem, SolutionInput.Start(problem));
            SolveRequest request = new(
                problem,
                Limits(problem, parsed.GetValue(time), parsed.GetValue(cpu), parsed.GetValue(iterations), parsed.GetValue(target)),
                parsed.GetValue(seed) ?? 1,
                parsed.GetValue(threads),
                plan);
            return Run(terminal, request, parsed.GetValue(json), parsed.GetValue(output));
        });
        return verb;
    }

    /// <summary>Before the search, so that no plan is searched for in vain.</summary>
    private static void RequireWritable(string? output)
    {
        if (output is null)
        {
            return;
        }

        if (Directory.Exists(output))
        {
            throw new FormatException($"-o {output}: found a directory, expected a name for a file");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(output)) is { } parent && !Directory.Exists(parent))
        {
            throw new FormatException($"-o {output}: found no directory {parent}, expected one");
        }
    }

    private static SearchLimits Limits(ProblemFile file, double? time, double? cpu, long? iterations, SolveTarget? target)
    {
        target?.RequireFor(file);
        return new SearchLimits(
            time is null && cpu is null && iterations is null ? TimeSpan.FromSeconds(DefaultSeconds) : Span(time),
            Span(cpu),
            iterations ?? long.MaxValue,
            target is null ? null : cost => target.IsReached(file, cost));
    }

    private static TimeSpan? Span(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;

    private static int Run(Terminal terminal, SolveRequest request, bool asJson, string? output)
    {
        foreach (string remark in request.File.Remarks)
        {
            terminal.Error.WriteLine($"remark: {remark}");
        }

        SolveResult result = Search(terminal, request);
        if (asJson)
        {
            terminal.Out.Write(SolutionJson.Write(result));
        }
        else
        {
            foreach (string line in SolutionPrinter.Lines(result, terminal.Width))
            {
                terminal.Out.WriteLine(line);
            }
        }

        // Last: what can still go wrong with the file does not take the plan along.
        if (output is not null)
        {
            WriteWhole(output, SolutionJson.Write(result));
        }

        return result.IsFeasible ? ExitCode.Done : ExitCode.Refused;
    }

    private static SolveResult Search(Terminal terminal, SolveRequest request) =>
        new Progress(terminal).While("solving", show =>
        {
            ProblemFile file = request.File;
            SearchWatch watch = new(request.Limits, (done, cost) => show(Status(file, done, cost)));
            using PosixSignalRegistration interrupted = OnSignal(PosixSignal.SIGINT, watch);
            using PosixSignalRegistration terminated = OnSignal(PosixSignal.SIGTERM, watch);
            SolverOptions options = new() { Seed = request.Seed, Iterations = request.Limits.Iterations, Threads = request.Threads, Start = request.Start };
            Solution solution = Solver.Solve(file.Problem, options, watch);
            watch.Finish(solution.Cost);
            return new SolveResult(file, solution, watch.Iterations, SearchWatch.CpuSeconds, watch.Seconds, request.Seed, watch.Trajectory);
        });

    /// <summary>Written beside and moved in, so that a file of that name is always a whole one.</summary>
    private static void WriteWhole(string path, string text)
    {
        string aside = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllText(aside, text);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

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
        Description = "Iterations of the search. Alone, or with --target, and with one thread: the same routes every time. Beside --time or --cpu "
            + "the search ends by whichever is over first and paces itself by the clock, so routes then differ from run to run.",
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

    private static Option<SolveTarget?> Target() => new("--target")
    {
        Description = "Ends the search as soon as its best cost is at most COST, in the file's convention; VEHICLES:DISTANCE for Li and Lim and "
            + "E-VRPTW (fewer vehicles are better whatever the distance). The other limits hold as well.",
        HelpName = "COST",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (SolveTarget.Parse(text) is { } target)
            {
                return target;
            }

            given.AddError($"--target: found '{text}', expected {SolveTarget.Form}");
            return null;
        },
    };

    private static Option<int> Threads() => new("--threads")
    {
        Description = "Threads to search with; with more than one, the routes depend on their timing.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads is >= 1 and <= MostThreads)
            {
                return threads;
            }

            given.AddError($"--threads: found '{text}', expected a whole number, 1 to {MostThreads}");
            return 1;
        },
    };
}
