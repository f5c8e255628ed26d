namespace Konvoi.Routing;

/// <summary>
/// A job left out, and why. Job is an index into <see cref="Problem.Jobs"/>; Dimension is the capacity dimension of
/// <see cref="UnassignedReason.TooLargeForEveryVan"/>, otherwise -1; Text says it in a sentence, with the figures that do not
/// fit in the problem's units. Who counts in other units writes it anew from <see cref="Needed"/> and <see cref="Limit"/>.
/// </summary>
public sealed record UnassignedJob(int Job, UnassignedReason Reason, int Dimension, string Text)
{
    /// <summary>Index into <see cref="Problem.Vehicles"/> of the van that the figures are of; -1 where they are of no single one.</summary>
    public int Vehicle { get; init; } = -1;

    /// <summary>What serving the job takes, in the unit that <see cref="UnassignedReason"/> states; null where it states none.</summary>
    public long? Needed { get; init; }

    /// <summary>What there is of it, in the same unit; null where there is none.</summary>
    public long? Limit { get; init; }
}
