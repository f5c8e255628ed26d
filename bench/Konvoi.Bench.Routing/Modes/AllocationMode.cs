using System.Globalization;
using System.Text;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Bytes that the search allocates per 100,000 iterations, after as many to warm up, on one instance per family.</summary>
internal static class AllocationMode
{
    private const int WarmUp = 100_000;

    public static string Run(IReadOnlyList<BestKnown> instances, int seed)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Bytes allocated on the searching thread from iteration {WarmUp} on, per 100,000 iterations.\n\n");
        text.Append("| instance | bytes per 100,000 iterations |\n| --- | ---: |\n");
        foreach (BestKnown of in instances)
        {
            Problem problem = WarmMode.Read(of).Problem;
            AllocationStop stop = new(WarmUp, 2 * WarmUp);
            Solver.Solve(problem, new SolverOptions { Iterations = long.MaxValue, Seed = (ulong)seed }, stop);
            text.Append(CultureInfo.InvariantCulture, $"| {of.Instance} | {stop.BytesPer100000Iterations:F0} |\n");
        }

        return text.ToString();
    }
}
