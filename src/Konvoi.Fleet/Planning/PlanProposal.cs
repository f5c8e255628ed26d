namespace Konvoi.Fleet;

/// <summary>What the planner proposes for one hub at one moment, to be decided by <see cref="FleetDecisions.Decide"/>.</summary>
public sealed record PlanProposal
{
    /// <summary>
    /// To be decided in this order: <see cref="CommitPlan"/> for each van whose plan changes (an empty one where its
    /// old trips vanish or lose parcels to another van), then <see cref="RecordUnplanned"/> for each reason.
    /// </summary>
    public required IReadOnlyList<FleetCommand> Commands { get; init; }

    /// <summary>Jobs of the routing problem whose solution was taken: loads for one station.</summary>
    public required int Jobs { get; init; }

    public required int PlannedParcels { get; init; }

    public required int UnplannedParcels { get; init; }

    /// <summary>Cost of the routing solution, prizes of what was left out included.</summary>
    public required long Cost { get; init; }

    /// <summary>Times that the solver ran: 0 without work, more than once where loads were eased because not all fitted.</summary>
    public required int Solves { get; init; }

    /// <summary>Solutions in which the independent verifier found nothing; one with a violation is never handed out.</summary>
    public required int VerifierPasses { get; init; }

    /// <summary>Vans of the hub that could not be offered any work, with the reason; vans that were merely not needed are not here.</summary>
    public required IReadOnlyList<IdleVan> IdleVans { get; init; }
}
