using System.Globalization;
using System.Text;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Bytes that the search allocates per 100,000 iterations when it is warm, on one instance per family.</summary>
internal static class AllocationMode
{
    public static string Run(IReadOnlyList<BestKnown> instances, double warmUpSeconds)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Bytes allocated on the searching thread over {AllocationStop.Window} iterations, ")
            .Append(CultureInfo.InvariantCulture, $"from the middle of a search of {2 * warmUpSeconds} CPU seconds on. Seed 1.\n\n")
            .Append("| instance | bytes per 100,000 iterations | iterations per CPU second |\n| --- | ---: | ---: |\n");
        foreach (BestKnown of in instances)
        {
            Problem problem = WarmMode.Read(of).Problem;
            AllocationStop stop = new(warmUpSeconds);
            Solver.Solve(problem, new SolverOptions { Iterations = long.MaxValue, Seed = 1 }, stop);
            text.Append(CultureInfo.InvariantCulture, $"| {of.Instance} | {stop.BytesPerWindow:F0} | {stop.IterationsPerCpuSecond:F0} |\n");
        }

        return text.ToString();
    }
}
