using System.CommandLine;

namespace Konvoi.Bench.Routing;

/// <summary>The main measurement: families of instances, Konvoi and on request OR-Tools, at a CPU limit.</summary>
internal sealed class RunsCommand(IReadOnlyList<string> args)
{
    /// <summary>What <c>--one-second</c> measures where nothing is named, beside Homberger-200 and ORTEC.</summary>
    private static readonly string[] LargeOnes = ["X-n1001-k43", "R1_10_1"];

    private readonly Option<string> _families = new("--family")
    {
        Description = "solomon, h200, h400, h1000, x, ortec, lilim, evrptw, commas between them; or all.",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<string> _set = new("--set") { Description = "routine or full.", DefaultValueFactory = _ => "routine" };
    private readonly Option<string?> _instances = new("--instances") { Description = "Instances by name, commas between them, instead of a set." };
    private readonly Option<double?> _cpu = new("--cpu")
    {
        Description = "Process CPU seconds per run. Without it 30 for 100 stops, 60 for 200 to 500, 120 for 1,000, on straight lines between.",
    };

    private readonly Option<bool> _oneSecond = new("--one-second")
    {
        Description = "One CPU second of search, start-up apart. Without --family: Homberger-200, ORTEC, X-n1001-k43, R1_10_1.",
    };

    private readonly Option<bool> _untilListed = new("--until-listed")
    {
        Description = "Ends a run of Konvoi as soon as its cost is at most the best known, instead of at the limit: gaps are the same, time is saved.",
    };

    private readonly Option<string?> _peer = new("--peer")
    {
        Description = "ortools: the same instances for OR-Tools, once each, as it takes no seed.",
    };

    private readonly RunSettings _settings = new();

    public RootCommand Create()
    {
        RootCommand root = new("Measures the route optimiser on published instances, with OR-Tools beside it.");
        root.Add(_families);
        root.Add(_set);
        root.Add(_instances);
        root.Add(_cpu);
        root.Add(_oneSecond);
        root.Add(_untilListed);
        root.Add(_peer);
        _settings.AddTo(root);
        root.SetAction(RunAsync);
        return root;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        bool peer = parsed.GetValue(_peer) switch
        {
            null => false,
            RunKey.OrTools => true,
            var other => throw new FormatException($"--peer: '{other}', expected ortools"),
        };
        bool oneSecond = parsed.GetValue(_oneSecond);
        bool untilListed = parsed.GetValue(_untilListed);
        if (oneSecond && untilListed)
        {
            throw new FormatException("--until-listed: found --one-second beside it, expected one of them: such a run is over in a second anyway");
        }

        string build = _settings.BuildName(parsed);
        List<(BestKnown Of, RunKey Key)> runs = [];
        foreach (BestKnown of in Instances(parsed, oneSecond))
        {
            RunMode mode = oneSecond ? RunMode.SearchCpu : RunMode.Cpu;
            double limit = parsed.GetValue(_cpu) ?? (oneSecond ? 1 : Family.StandardCpuSeconds(of.Customers));
            runs.AddRange(_settings.Seeds(parsed)
                .Select(seed => (of, new RunKey(RunKey.Konvoi, build, mode, of.Family.Name, of.Instance, limit, seed, untilListed))));
            if (peer && of.Family.HasPeer)
            {
                runs.Add((of, new RunKey(RunKey.OrTools, OrToolsPeer.Version, mode, of.Family.Name, of.Instance, limit, 0)));
            }
        }

        IReadOnlyList<RunRow> rows = await _settings.Runner(parsed).RunAsync(runs, cancel);
        Measured[] measured = [.. runs.Zip(rows, (run, row) => new Measured(run.Of, row))];
        string heading = Heading.Of("Routing bench", Heading.Command(args), build) + (oneSecond ? OneSecondText : LimitText)
            + (untilListed ? UntilListedText : "")
            + (runs.Exists(run => run.Key.Solver == RunKey.OrTools) ? PeerText(oneSecond, untilListed) : "") + "\n";
        _settings.Write(parsed, heading + MarkdownReport.Of(measured, oneSecond ? OneSecondMark : StandardMark(parsed)), measured);
        return measured.All(run => run.Row.Stands) ? 0 : 1;
    }

    private const string LimitText = """
        - limit: process CPU seconds, one thread; start, JIT and reading included (first feasible and gap by time as well)
        - every solution is costed and checked again by the bench's own reading of the file, and by `konvoi check`

        """;

    private const string UntilListedText = """
        - a run of Konvoi ends as soon as its cost is at most the best known (where vehicles come first: as many vehicles as listed and a
          distance at most as listed, or fewer vehicles), and otherwise at the limit; a cost below the best known may so be missed

        """;

    private static readonly string OneSecondText = $"""
        - limit: CPU seconds from the start of the search, one thread. Konvoi in process, after {WarmMode.WarmUpSeconds} CPU seconds on each of two others
          of the family, so that the code is compiled
        - every solution is costed and checked again by the bench's own reading of the file

        """;

    private static string PeerText(bool oneSecond, bool untilListed) =>
        "- OR-Tools: first solution and guided local search, native ways and loads, CPU limit by a search limit of ours; it takes no seed"
        + (oneSecond ? "; its limit counts from the call of its search, its model built" : "")
        + (untilListed ? "; it runs to the limit" : "") + "\n";

    private IReadOnlyList<BestKnown> Instances(ParseResult parsed, bool oneSecond)
    {
        string families = parsed.GetRequiredValue(_families);
        IReadOnlyList<Family> chosen = families == "all" ? Family.All : [.. families.Split(',').Select(Family.Named)];
        if (parsed.GetValue(_instances) is { } names)
        {
            return InstanceSet.Named(chosen, names.Split(','));
        }

        string set = parsed.GetRequiredValue(_set);
        return oneSecond && families == "all"
            ? [.. InstanceSet.Choose(Family.H200, set), .. InstanceSet.Choose(Family.Ortec, set), .. InstanceSet.Named(Family.All, LargeOnes)]
            : [.. chosen.SelectMany(family => InstanceSet.Choose(family, set))];
    }

    private static double? OneSecondMark(Family family) => family.Name switch
    {
        "h200" => 1,
        "ortec" => 5,
        "x" => 6,
        "h1000" => 10,
        _ => null,
    };

    /// <summary>The marks hold for the standard times alone.</summary>
    private Func<Family, double?> StandardMark(ParseResult parsed) => family => parsed.GetValue(_cpu) is null ? family.MarkGapPercent : null;
}
