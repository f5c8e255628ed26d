namespace Konvoi.Fleet;

/// <summary>Operating times and the policy of the assist desk, as data.</summary>
/// <param name="UnloadMs">Time at a dock per stop, however many parcels change hands.</param>
/// <param name="ReloadMs">Loading at the hub before a trip.</param>
/// <param name="Operators">Seats at the assist desk.</param>
/// <param name="AdviceDeadlineMs">How long the desk waits for a model before it asks a person.</param>
/// <param name="ReleasedByPolicy">Kinds of request whose advice goes to the van without a person.</param>
/// <param name="MinConfidencePermille">Below this, advice goes to a person whatever its kind.</param>
/// <param name="MaxAttempts">How often a parcel is taken out before it stays returned.</param>
public sealed record OperatingRules(
    long UnloadMs,
    long ReloadMs,
    int Operators,
    long AdviceDeadlineMs,
    IReadOnlyList<AssistKind> ReleasedByPolicy,
    int MinConfidencePermille,
    int MaxAttempts);
