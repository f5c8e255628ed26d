using System.Text.Json.Serialization;

namespace Konvoi.Bench.Routing;

/// <summary>A finished run, as it stands in the file of rows.</summary>
internal sealed record RunRow : IKeyedRow<RunKey>
{
    public required RunKey Key { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Whether the solver ended and said something.</summary>
    public bool Finished { get; init; }

    /// <summary>Recosted by the bench; null where the run gave no complete solution.</summary>
    public double? Cost { get; init; }

    public int Vehicles { get; init; }

    /// <summary>Everything that is wrong with the run; empty means that the solution stands.</summary>
    public string[] Faults { get; init; } = [];

    public long Iterations { get; init; }

    public double CpuSeconds { get; init; }

    public double Seconds { get; init; }

    public double[][] Trajectory { get; init; } = [];

    /// <summary>Nodes per route, for checking again.</summary>
    public int[][] Routes { get; init; } = [];

    /// <summary>A faulty run is repeated.</summary>
    [JsonIgnore]
    public bool Counts => Finished && Faults.Length == 0;

    public bool Stands => Cost is not null && Faults.Length == 0;

    /// <summary>CPU seconds to the first feasible solution; null where there is none.</summary>
    public double? FirstFeasibleSeconds => Trajectory.Length > 0 ? Trajectory[0][0] : null;

    /// <summary>The best cost known at a time of the run; null before the first feasible solution.</summary>
    public double? CostAt(double cpuSeconds)
    {
        double? cost = null;
        foreach (double[] step in Trajectory)
        {
            if (step[0] <= cpuSeconds)
            {
                cost = step[1];
            }
        }

        return cost;
    }
}
