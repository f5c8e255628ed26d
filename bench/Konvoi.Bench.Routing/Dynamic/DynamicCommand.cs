using System.CommandLine;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>The dynamic problem of EURO Meets NeurIPS 2022: streams replayed against a dispatch policy.</summary>
internal sealed class DynamicCommand(IReadOnlyList<string> args)
{
    private static readonly DispatchOptions Default = new();

    private readonly Option<string> _policy = new("--policy")
    {
        Description = "konvoi; greedy sends everything at once, lazy only what must leave: both have published costs.",
        DefaultValueFactory = _ => "konvoi",
    };

    private readonly Option<int> _every = new("--every") { Description = "Every so-manieth stream of dynamic.csv, which goes by size; 1, all 75, where not given.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _from = new("--from") { Description = "The first of them, counted from 0.", DefaultValueFactory = _ => 0 };
    private readonly Option<double?> _cpu = new("--cpu") { Description = "CPU seconds per epoch in place of the iterations." };
    private readonly Option<ulong> _seed = new("--seed") { DefaultValueFactory = _ => Default.Seed };
    private readonly Option<int> _futures = new("--futures") { DefaultValueFactory = _ => Default.Futures };
    private readonly Option<int> _wavesAhead = new("--waves-ahead") { DefaultValueFactory = _ => Default.WavesAhead };
    private readonly Option<long> _futureIterations = new("--future-iterations") { DefaultValueFactory = _ => Default.FutureIterations };
    private readonly Option<long> _routeIterations = new("--route-iterations") { DefaultValueFactory = _ => Default.RouteIterations };
    private readonly Option<string?> _rows = new("--rows")
    {
        Description = "File of finished streams, default artifacts/bench/dispatch.jsonl; those found there are not repeated.",
    };

    private readonly Option<string?> _build = new("--build")
    {
        Description = "Name of the optimiser measured, default a hash of its sources. Finished streams of another one do not count.",
    };

    private readonly ReportFile _report = new();

    public Command Create()
    {
        Command command = new("dynamic", "Which requests leave now, which wait: streams of the EURO Meets NeurIPS 2022 problem beside published teams.")
        {
            _policy, _every, _from, _cpu, _seed, _futures, _wavesAhead, _futureIterations, _routeIterations, _rows, _build,
        };
        _report.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetRequiredValue(_policy) is not ("konvoi" or "greedy" or "lazy"))
        {
            throw new FormatException($"--policy: '{parsed.GetValue(_policy)}', expected konvoi, greedy or lazy");
        }

        IReadOnlyList<string[]> rows = DispatchStream.Rows(out string[] header);
        string build = parsed.GetValue(_build) ?? SourceHash.OfRouting();
        RowStore<DispatchKey, DispatchRow> store = new(parsed.GetValue(_rows) ?? Path.Combine(BenchData.Root, "artifacts/bench/dispatch.jsonl"));
        DynamicTable table = new();
        int first = parsed.GetValue(_from);
        if (first < 0 || first >= rows.Count)
        {
            throw new FormatException($"--from: found {first}, expected 0 to {rows.Count - 1}");
        }

        for (int i = first; i < rows.Count; i += Math.Max(1, parsed.GetValue(_every)))
        {
            DispatchKey key = Key(parsed, build, rows[i]);
            DispatchRow? known = store.Find(key);
            DispatchRow row = known ?? Play(key, rows[i]);
            if (known is null)
            {
                store.Add(row);
            }

            table.Add(rows[i][0], row, DispatchStream.PublishedOf(header, rows[i]));
            Console.Error.WriteLine(table.LastLine + (known is null ? "" : " (known)"));
        }

        _report.Write(parsed, Heading.Of("Dynamic dispatch", Heading.Command(args), build) + "\n" + table.Markdown, table.Csv);
        return 0;
    }

    private DispatchKey Key(ParseResult parsed, string build, string[] row)
    {
        double? cpuSeconds = parsed.GetValue(_cpu);
        return new DispatchKey(
            parsed.GetRequiredValue(_policy), build, DispatchStream.KeyOf(row), cpuSeconds, parsed.GetValue(_seed), parsed.GetValue(_futures),
            parsed.GetValue(_wavesAhead),
            cpuSeconds is null ? parsed.GetValue(_futureIterations) : long.MaxValue,
            cpuSeconds is null ? parsed.GetValue(_routeIterations) : long.MaxValue);
    }

    private static DispatchRow Play(DispatchKey key, string[] row)
    {
        StreamReplay replay = new(DispatchStream.Read(row), epoch => Decide(epoch, key));
        replay.Play();
        return new DispatchRow
        {
            Key = key,
            At = DateTime.UtcNow,
            Cost = replay.Cost,
            Epochs = replay.Epochs,
            CpuSeconds = replay.CpuSeconds,
            WorstCpuSeconds = replay.WorstCpuSeconds,
        };
    }

    private static DispatchDecision Decide(DispatchEpoch epoch, DispatchKey key)
    {
        DispatchOptions options = new()
        {
            Seed = key.Seed,
            Futures = key.Futures,
            WavesAhead = key.WavesAhead,
            FutureIterations = key.FutureIterations,
            RouteIterations = key.RouteIterations,
        };
        ISolverStop? stop = key.CpuSeconds is { } limit ? new CpuStop(limit) : null;
        return key.Policy switch
        {
            "greedy" => DispatchPolicy.Decide(epoch with { WavesLeft = 0 }, options, stop),
            "lazy" => Lazy(epoch, options, stop),
            _ => DispatchPolicy.Decide(epoch, options, stop),
        };
    }

    private static DispatchDecision Lazy(DispatchEpoch epoch, DispatchOptions options, ISolverStop? stop)
    {
        int[] must = [.. Enumerable.Range(0, epoch.Open.Count).Where(i => epoch.Open[i].MustSend)];
        DispatchDecision decision = DispatchPolicy.Decide(epoch with { WavesLeft = 0, Open = [.. must.Select(i => epoch.Open[i])] }, options, stop);
        return new DispatchDecision(
            [.. decision.Routes.Select(route => route.Select(i => must[i]).ToArray())],
            [.. Enumerable.Range(0, epoch.Open.Count).Except(must)]);
    }
}
