using System.Globalization;
using System.Text;

namespace Konvoi.Bench.Routing;

/// <summary>What a second thread brings: ten instances of 1,000 stops, equal wall time, nothing else running.</summary>
internal static class ThreadsMode
{
    private static readonly string[] Instances =
    [
        "R1_10_3", "R1_10_8", "R2_10_3", "R2_10_8", "C1_10_3", "C2_10_3", "RC1_10_3", "RC1_10_8", "RC2_10_3", "RC2_10_8",
    ];

    public static IReadOnlyList<BestKnown> Named => InstanceSet.Named([Family.H1000], Instances);

    public static string Table(IReadOnlyList<Measured> runs, double wallSeconds)
    {
        StringBuilder text = new();
        int seeds = runs.Select(run => run.Row.Key.Seed).Distinct().Count();
        text.Append(CultureInfo.InvariantCulture, $"Mean gap to best known over {seeds} seeds at {wallSeconds} s of wall time from the start of the process, in per cent.\n\n");
        text.Append("| instance | one thread | two threads | gained |\n| --- | ---: | ---: | ---: |\n");
        foreach (IGrouping<string, Measured> instance in runs.GroupBy(run => run.Of.Instance))
        {
            Row(instance.Key, instance);
        }

        Row("mean (mark: gained ≥ 0.10)", runs);
        text.Append('\n');
        return text.ToString();

        void Row(string name, IEnumerable<Measured> of)
        {
            (double? one, double? two) = (Mean(of, RunMode.WallOneThread), Mean(of, RunMode.WallTwoThreads));
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {one:F3} | {two:F3} | {one - two:F3} |\n");
        }
    }

    private static double? Mean(IEnumerable<Measured> runs, RunMode mode) =>
        runs.Where(run => run.Row.Key.Mode == mode).Average(run => run.GapPercent);
}
