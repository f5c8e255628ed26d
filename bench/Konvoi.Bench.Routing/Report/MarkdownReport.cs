using System.Globalization;
using System.Text;

namespace Konvoi.Bench.Routing;

/// <summary>Tables of runs: per family, gap by time, and every run, Konvoi and OR-Tools side by side.</summary>
internal sealed class MarkdownReport
{
    private static readonly double[] Times = [1, 2, 5, 10, 20, 30, 60, 120];

    private readonly StringBuilder _text = new();
    private readonly IReadOnlyList<Measured> _konvoi;
    private readonly IReadOnlyList<Measured> _peer;
    private readonly Family[] _families;
    private readonly Func<Family, double?> _markGapPercent;

    private MarkdownReport(IReadOnlyList<Measured> runs, Func<Family, double?> markGapPercent)
    {
        _konvoi = [.. runs.Where(run => run.Row.Key.Solver == RunKey.Konvoi)];
        _peer = [.. runs.Where(run => run.Row.Key.Solver == RunKey.OrTools)];
        _families = [.. Family.All.Where(family => runs.Any(run => run.Of.Family == family))];
        _markGapPercent = markGapPercent;
    }

    public static string Of(IReadOnlyList<Measured> runs, Func<Family, double?> markGapPercent)
    {
        MarkdownReport report = new(runs, markGapPercent);
        report.Gaps();
        report.Hierarchical();
        report.ByTime();
        foreach (Family family in report._families)
        {
            report.Runs(family);
        }

        return report._text.ToString();
    }

    private void Gaps()
    {
        Family[] families = [.. _families.Where(family => !family.Hierarchical)];
        if (families.Length == 0)
        {
            return;
        }

        Line("Mean gap to best known, in per cent. A run without a complete and verified solution has none and is counted apart.");
        Line();
        Line("| family | instances | runs | Konvoi | mark | OR-Tools | runs without a verified solution (Konvoi, OR-Tools) |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (Family family in families)
        {
            (Measured[] konvoi, Measured[] peer) = (Of(_konvoi, family), Of(_peer, family));
            int instances = konvoi.Concat(peer).Select(run => run.Of.Instance).Distinct().Count();
            string mark = _markGapPercent(family) is { } percent ? Invariant($"≤ {percent:0.00}") : "";
            Line($"| {family.Title} | {instances} | {konvoi.Length} | {Mean(konvoi, run => run.GapPercent)} | {mark} | "
                + $"{Mean(peer, run => run.GapPercent)} | {konvoi.Count(run => !run.Row.Stands)}, {peer.Count(run => !run.Row.Stands)} |");
        }

        Line();
    }

    private void Hierarchical()
    {
        Family[] families = [.. _families.Where(family => family.Hierarchical)];
        if (families.Length == 0)
        {
            return;
        }

        Line("Vehicles first, then distance. \"As listed\" is fewer vehicles than listed, or as many and a distance at most 0.01 % above.");
        Line();
        Line("| family | solver | runs | feasible | vehicles within one of listed | vehicles at most listed | as listed |");
        Line("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (Family family in families)
        {
            Row(family, "Konvoi", Of(_konvoi, family));
            Row(family, "OR-Tools", Of(_peer, family));
        }

        Line();

        void Row(Family family, string solver, Measured[] runs)
        {
            if (runs.Length > 0)
            {
                Line($"| {family.Title} | {solver} | {runs.Length} | {Share(runs, run => run.Row.Stands)} | "
                    + $"{Share(runs, run => run.Row.Stands && run.Row.Vehicles <= run.Of.Vehicles + 1)} | "
                    + $"{Share(runs, run => run.HasListedVehicles)} | {Share(runs, run => run.IsAsListed)} |");
            }
        }
    }

    private void ByTime()
    {
        Family[] families = [.. _families.Where(family => !family.Hierarchical)];
        double longest = _konvoi.Concat(_peer).Select(run => run.Row.Key.LimitSeconds).DefaultIfEmpty(0).Max();
        double[] times = [.. Times.Where(time => time <= longest)];
        if (families.Length == 0 || times.Length < 2)
        {
            return;
        }

        Line("Mean gap by CPU seconds of the run, in per cent; a dash where a run had no solution yet. Runs that end earlier keep their last.");
        Line();
        Line($"| family | solver | {string.Join(" | ", times.Select(time => Invariant($"{time} s")))} |");
        Line($"| --- | --- |{string.Concat(times.Select(_ => " ---: |"))}");
        foreach (Family family in families)
        {
            foreach ((string solver, Measured[] runs) in new[] { ("Konvoi", Of(_konvoi, family)), ("OR-Tools", Of(_peer, family)) })
            {
                if (runs.Length > 0)
                {
                    IEnumerable<string> gaps = times.Select(time => Mean(runs, run => run.GapPercentAt(time), all: true));
                    Line($"| {family.Title} | {solver} | {string.Join(" | ", gaps)} |");
                }
            }
        }

        Line();
    }

    private void Runs(Family family)
    {
        bool vehicles = Of(_konvoi, family).Concat(Of(_peer, family)).Any(run => run.Of.Vehicles is not null);
        bool peer = _peer.Any(run => run.Of.Family == family);
        Line($"## {family.Title}");
        Line();
        Line($"| instance | n | best known |{(vehicles ? " listed vehicles |" : "")} seed "
            + "| cost | gap % | vehicles | first feasible s | iterations | cpu s |"
            + (peer ? " OR-Tools cost | gap % | vehicles | first feasible s |" : ""));
        Line($"| --- | ---: | ---: |{(vehicles ? " ---: |" : "")} ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
            + (peer ? " ---: | ---: | ---: | ---: |" : ""));
        foreach (IGrouping<BestKnown, Measured> instance in _konvoi.Concat(_peer).Where(run => run.Of.Family == family).GroupBy(run => run.Of))
        {
            Measured? other = instance.FirstOrDefault(run => run.Row.Key.Solver == RunKey.OrTools);
            Measured?[] own = [.. instance.Where(run => run.Row.Key.Solver == RunKey.Konvoi)];
            foreach (Measured? run in own.Length > 0 ? own : [null])
            {
                string listed = vehicles ? Invariant($" {instance.Key.Vehicles} |") : "";
                string peerCells = !peer ? "" : other is null ? " | | | |" : $" {Result(other)} | {Seconds(other)} |";
                string ownCells = run is null
                    ? " | | | | | | |"
                    : Invariant($" {run.Row.Key.Seed} | {Result(run)} | {Seconds(run)} | {run.Row.Iterations} | {run.Row.CpuSeconds:F1} |");
                Line(Invariant($"| {instance.Key.Instance} | {instance.Key.Customers} | {instance.Key.Cost} |{listed}{ownCells}{peerCells}"));
                other = null;
            }
        }

        Line();
        Faults(family);
    }

    private void Faults(Family family)
    {
        Measured[] faulty = [.. _konvoi.Concat(_peer).Where(run => run.Of.Family == family && run.Row.Faults.Length > 0)];
        foreach (Measured run in faulty)
        {
            Line($"- {run.Row.Key}: {run.Row.Faults[0]}{(run.Row.Faults.Length > 1 ? $" (and {run.Row.Faults.Length - 1} more)" : "")}");
        }

        if (faulty.Length > 0)
        {
            Line();
        }
    }

    private static string Result(Measured run) =>
        run.Row.Stands ? Invariant($"{Math.Round(run.Row.Cost!.Value, 2)} | {run.GapPercent:F2} | {run.Row.Vehicles}")
        : run.Row.Cost is null ? "none | | "
        : $"not verified | | {run.Row.Vehicles}";

    private static string Seconds(Measured run) => run.Row.FirstFeasibleSeconds is { } seconds ? Invariant($"{seconds:F2}") : "";

    private static Measured[] Of(IEnumerable<Measured> runs, Family family) => [.. runs.Where(run => run.Of.Family == family)];

    private static string Mean(Measured[] runs, Func<Measured, double?> of, bool all = false)
    {
        double[] values = [.. runs.Select(of).OfType<double>()];
        return values.Length == 0 || (all && values.Length < runs.Length) ? "–" : Invariant($"{values.Average():F2}");
    }

    private static string Share(Measured[] runs, Func<Measured, bool> holds) =>
        Invariant($"{runs.Count(holds)} ({100.0 * runs.Count(holds) / runs.Length:F0} %)");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string line = "") => _text.Append(line).Append('\n');
}
