using System.Text.Json;

namespace Konvoi.Bench.Routing;

/// <summary>What a solver's child process prints: the JSON of <c>konvoi solve --json</c>.</summary>
internal sealed record SolveOutput
{
    public required double Cost { get; init; }

    public required bool Feasible { get; init; }

    /// <summary>Per vehicle the customers' numbers in order, the hub and stations left out.</summary>
    public required int[][] Routes { get; init; }

    /// <summary>Where vans charge on the way: per vehicle customers and stations by their names in the file.</summary>
    public string[][]? Stops { get; init; }

    public JsonElement[] Unassigned { get; init; } = [];

    public long Iterations { get; init; }

    public double CpuSeconds { get; init; }

    public double Seconds { get; init; }

    /// <summary>[CPU seconds, cost] for every better solution.</summary>
    public double[][] Trajectory { get; init; } = [];

    /// <summary>The routes as nodes of the instance, stations included.</summary>
    /// <exception cref="FormatException">A name is none of the file's, or the stops visit other customers than the routes.</exception>
    public int[][] NodesOf(Instance instance)
    {
        if (Stops is null)
        {
            return Routes;
        }

        int[][] nodes = [.. Stops.Select(route => route.Select(stop => NodeOf(instance, stop)).ToArray())];
        IEnumerable<int> customers = nodes.SelectMany(route => route.Where(node => node <= instance.Customers).Append(0));
        return customers.SequenceEqual(Routes.SelectMany(route => route.Append(0)))
            ? nodes
            : throw new FormatException("the stops visit other customers than the routes");
    }

    private static int NodeOf(Instance instance, string stop) =>
        Array.IndexOf(instance.Names, stop) is >= 0 and var node ? node : throw new FormatException($"stop {stop} is no customer and no station");
}
