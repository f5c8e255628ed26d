namespace Konvoi.Simulation;

/// <summary>How often vans get stuck, in what ways, and what it takes to help them. Shares are parts per million.</summary>
public sealed record AssistModel
{
    /// <summary>Mean distance between two requests of a van; 0: none.</summary>
    public required long MeanGapDm { get; init; }

    public required int ConfirmPpm { get; init; }

    public required int ReroutePpm { get; init; }

    public required int WaypointPpm { get; init; }

    public required int BlocksLanePpm { get; init; }

    /// <summary>Share of advice that holds when the van tries it.</summary>
    public required int AdviceRightPpm { get; init; }

    public required long HandleMedianMs { get; init; }

    public required int HandleSigmaMilli { get; init; }

    public required long OnSiteMeanMs { get; init; }

    /// <summary>Tokens of a request that no replica has seen: frames and scene.</summary>
    public required int TokensFresh { get; init; }

    /// <summary>Tokens of the instructions that every request shares.</summary>
    public required int TokensCached { get; init; }

    public required int TokensOut { get; init; }

    public required int Frames { get; init; }

    /// <summary>Mean distance between two breakdowns of a van; 0: none.</summary>
    public required long BreakdownMeanGapDm { get; init; }

    public required long RepairMeanMs { get; init; }

    public Burst? Burst { get; init; }
}

/// <summary>Many vans stuck for one cause.</summary>
/// <param name="SharePpm">Share of the vans, in parts per million, that ask if they are on the road then.</param>
public sealed record Burst(long FromMs, long ToMs, int SharePpm);
