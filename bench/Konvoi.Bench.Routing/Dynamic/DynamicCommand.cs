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

    private readonly Option<int> _every = new("--every") { Description = "Every so-manieth stream of dynamic.csv, which goes by size; 1 is all 75.", DefaultValueFactory = _ => 10 };
    private readonly Option<int> _from = new("--from") { Description = "The first of them, counted from 0.", DefaultValueFactory = _ => 3 };
    private readonly Option<double?> _cpu = new("--cpu") { Description = "CPU seconds per epoch in place of the iterations." };
    private readonly Option<ulong> _seed = new("--seed") { DefaultValueFactory = _ => Default.Seed };
    private readonly Option<int> _futures = new("--futures") { DefaultValueFactory = _ => Default.Futures };
    private readonly Option<int> _wavesAhead = new("--waves-ahead") { DefaultValueFactory = _ => Default.WavesAhead };
    private readonly Option<long> _futureIterations = new("--future-iterations") { DefaultValueFactory = _ => Default.FutureIterations };
    private readonly Option<long> _routeIterations = new("--route-iterations") { DefaultValueFactory = _ => Default.RouteIterations };
    private readonly ReportFile _report = new();

    public Command Create()
    {
        Command command = new("dynamic", "Which requests leave now, which wait: streams of the EURO Meets NeurIPS 2022 problem beside published teams.")
        {
            _policy, _every, _from, _cpu, _seed, _futures, _wavesAhead, _futureIterations, _routeIterations,
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
        DynamicTable table = new();
        for (int i = parsed.GetValue(_from); i < rows.Count; i += Math.Max(1, parsed.GetValue(_every)))
        {
            StreamReplay replay = new(DispatchStream.Read(header, rows[i]), epoch => Decide(epoch, parsed));
            replay.Play();
            table.Add(replay);
            Console.Error.WriteLine(table.LastLine);
        }

        _report.Write(parsed, Heading.Of("Dynamic dispatch", Heading.Command(args), SourceHash.OfRouting()) + "\n" + table.Markdown, table.Csv);
        return 0;
    }

    private DispatchDecision Decide(DispatchEpoch epoch, ParseResult parsed)
    {
        double? cpuSeconds = parsed.GetValue(_cpu);
        DispatchOptions options = new()
        {
            Seed = parsed.GetValue(_seed),
            Futures = parsed.GetValue(_futures),
            WavesAhead = parsed.GetValue(_wavesAhead),
            FutureIterations = cpuSeconds is null ? parsed.GetValue(_futureIterations) : long.MaxValue,
            RouteIterations = cpuSeconds is null ? parsed.GetValue(_routeIterations) : long.MaxValue,
        };
        ISolverStop? stop = cpuSeconds is { } limit ? new CpuStop(limit) : null;
        return parsed.GetValue(_policy) switch
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
