using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>What makes a replay the same replay: a finished one with an equal key is not repeated.</summary>
/// <param name="Policy">konvoi, greedy or lazy.</param>
/// <param name="Build">Of the optimiser.</param>
/// <param name="Stream">Name of its instance and seed.</param>
/// <param name="CpuSeconds">Per epoch; null where iterations set the end, which then say how many.</param>
internal sealed record DispatchKey(
    string Policy, string Build, string Stream, double? CpuSeconds, ulong Seed, int Futures, int WavesAhead, long FutureIterations, long RouteIterations)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Policy} {Stream}, seed {Seed}");
}
