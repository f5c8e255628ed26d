using System.CommandLine;
using System.Text.Json;

namespace Konvoi.Bench.Routing;

/// <summary>The measurements besides the main one.</summary>
internal static class OtherCommands
{
    public static Command Threads(IReadOnlyList<string> args)
    {
        Option<double> time = new("--time") { Description = "Wall seconds per run, start and reading included.", DefaultValueFactory = _ => 60 };
        RunSettings settings = new();
        Command command = new(
            "threads-gain", "Ten instances of 1,000 stops, one thread against two at equal wall time; use --seeds 1,2,3 and --jobs 1.") { time };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            double limit = parsed.GetValue(time);
            string build = settings.BuildName(parsed);
            (BestKnown Of, RunKey Key)[] runs =
            [
                .. from of in ThreadsMode.Named
                   from seed in settings.Seeds(parsed)
                   from mode in new[] { RunMode.WallOneThread, RunMode.WallTwoThreads }
                   select (of, new RunKey(RunKey.Konvoi, build, mode, of.Family.Name, of.Instance, limit, seed)),
            ];
            IReadOnlyList<RunRow> rows = await settings.Runner(parsed).RunAsync(runs, cancel);
            Measured[] measured = [.. runs.Zip(rows, (run, row) => new Measured(run.Of, row))];
            string heading = Heading.Of("Gain of a second thread", Heading.Command(args), build);
            settings.Write(parsed, heading + "\n" + ThreadsMode.Table(measured, limit), measured);
            return measured.All(run => run.Row.Stands) ? 0 : 1;
        });
        return command;
    }

    public static Command Replan(IReadOnlyList<string> args)
    {
        Option<int> repeats = new("--repeats") { Description = "Inserted parcels, over five generated days.", DefaultValueFactory = _ => 50 };
        Option<double> budget = new("--budget-ms") { Description = "Wall time after which the search ends.", DefaultValueFactory = _ => 70 };
        Option<double> reference = new("--reference") { Description = "CPU seconds of the search compared to.", DefaultValueFactory = _ => 10 };
        Option<double> morning = new("--morning") { Description = "CPU seconds of each day's first plan.", DefaultValueFactory = _ => 60 };
        ReportFile report = new();
        Command command = new("replan", "Live re-planning of 40 vans and 400 stops: time to a verified plan, and its cost.")
        {
            repeats, budget, reference, morning,
        };
        report.AddTo(command);
        command.SetAction(parsed =>
        {
            (string table, bool stands) = ReplanMode.Run(parsed.GetValue(repeats), parsed.GetValue(budget), parsed.GetValue(reference), parsed.GetValue(morning));
            report.Write(parsed, Heading.Of("Live re-planning", Heading.Command(args), SourceHash.OfRouting()) + "\n" + table);
            return stands ? 0 : 1;
        });
        return command;
    }

    public static Command Allocation(IReadOnlyList<string> args)
    {
        Option<string> instances = new("--instances")
        {
            Description = "Instances by name, commas between them.",
            DefaultValueFactory = _ => "R104,R1_10_3,X-n502-k39,6984ad25,lr112,r104_21",
        };
        Option<double> warmUp = new("--warm-up") { Description = "CPU seconds of search before.", DefaultValueFactory = _ => 10 };
        ReportFile report = new();
        Command command = new("allocation", "Bytes that the search allocates per 100,000 iterations.") { instances, warmUp };
        report.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<BestKnown> named = InstanceSet.Named(Family.All, parsed.GetRequiredValue(instances).Split(','));
            string table = AllocationMode.Run(named, parsed.GetValue(warmUp));
            report.Write(parsed, Heading.Of("Allocation of the search", Heading.Command(args), SourceHash.OfRouting()) + "\n" + table);
            return 0;
        });
        return command;
    }

    /// <summary>What the bench starts as children.</summary>
    public static IEnumerable<Command> Children()
    {
        yield return Child("peer", (of, cpu, fromSearch, _) => OrToolsPeer.Solve(Instance.Read(of), cpu, fromSearch));
        yield return Child("warm", (of, cpu, _, seed) => WarmMode.Solve(of, cpu, seed));
    }

    private static Command Child(string name, Func<BestKnown, double, bool, ulong, SolveOutput> solve)
    {
        Argument<string> family = new("FAMILY");
        Argument<string> instance = new("INSTANCE");
        Option<double> cpu = new("--cpu") { Required = true };
        Option<bool> fromSearch = new("--from-search");
        Option<ulong> seed = new("--seed") { DefaultValueFactory = _ => 1 };
        Command command = new(name, "One run, JSON on stdout; started by the bench itself.") { family, instance, cpu, fromSearch, seed };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            BestKnown of = InstanceSet.Named([Family.Named(parsed.GetRequiredValue(family))], [parsed.GetRequiredValue(instance)])[0];
            SolveOutput output = solve(of, parsed.GetValue(cpu), parsed.GetValue(fromSearch), parsed.GetValue(seed));
            Console.WriteLine(JsonSerializer.Serialize(output, Json.Options));
            return 0;
        });
        return command;
    }
}
