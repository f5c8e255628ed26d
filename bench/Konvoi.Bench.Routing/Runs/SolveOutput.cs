using System.Text.Json;

namespace Konvoi.Bench.Routing;

/// <summary>What a solver's child process prints: the JSON of <c>konvoi solve --json</c>.</summary>
internal sealed record SolveOutput
{
    public required double Cost { get; init; }

    public required bool Feasible { get; init; }

    /// <summary>Per vehicle the customers in order, the hub left out; a station by its name.</summary>
    public required JsonElement[][] Routes { get; init; }

    public JsonElement[] Unassigned { get; init; } = [];

    public long Iterations { get; init; }

    public double CpuSeconds { get; init; }

    public double Seconds { get; init; }

    /// <summary>[CPU seconds, cost] for every better solution.</summary>
    public double[][] Trajectory { get; init; } = [];

    /// <summary>The routes as nodes of the instance.</summary>
    /// <exception cref="FormatException">A stop is neither a number nor a station of the instance.</exception>
    public int[][] NodesOf(Instance instance) => [.. Routes.Select(route => route.Select(stop => NodeOf(instance, stop)).ToArray())];

    private static int NodeOf(Instance instance, JsonElement stop)
    {
        if (stop.ValueKind == JsonValueKind.Number)
        {
            return stop.GetInt32();
        }

        int station = instance.Battery is null ? -1 : Array.IndexOf(instance.Battery.StationNames, stop.GetString());
        return station >= 0 ? instance.Customers + 1 + station : throw new FormatException($"stop {stop} is no customer and no station");
    }
}
