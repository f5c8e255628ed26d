namespace Konvoi.Routing;

/// <summary>
/// A job left out, and why. Job is an index into <see cref="Problem.Jobs"/>; Dimension is the capacity dimension of
/// <see cref="UnassignedReason.TooLargeForEveryVan"/>, otherwise -1; Text says it with the figures that do not fit.
/// </summary>
public sealed record UnassignedJob(int Job, UnassignedReason Reason, int Dimension, string Text);
