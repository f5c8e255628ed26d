namespace Konvoi.Fleet;

/// <summary>A van that a plan may use: from when to when, on which roads, with which charge.</summary>
/// <param name="Van">Index of the van in the layout.</param>
/// <param name="StartMs">Loaded and allowed to leave its hub.</param>
/// <param name="EndMs">To be back at its hub.</param>
/// <param name="ChargeDm">What the battery drives when the van is at its hub next.</param>
internal sealed record VanOffer(int Van, long StartMs, long EndMs, RouteGroup Group, long ChargeDm);
