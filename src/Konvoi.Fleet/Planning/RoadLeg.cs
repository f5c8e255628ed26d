using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>A way and the weights that it was found with: only under these do its times and positions agree.</summary>
public sealed record RoadLeg(RoadPath Path, RoadMetric Metric);
