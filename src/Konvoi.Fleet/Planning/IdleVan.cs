namespace Konvoi.Fleet;

/// <summary>A van of the hub that a plan could not use at all.</summary>
/// <param name="Van">Id of the van.</param>
/// <param name="Reason">Why, in words for the dispatcher.</param>
public sealed record IdleVan(string Van, string Reason);
