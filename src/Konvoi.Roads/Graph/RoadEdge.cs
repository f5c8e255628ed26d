namespace Konvoi.Roads;

/// <summary>A road between two junctions, in both directions; its points are a stretch of a shared list.</summary>
/// <param name="FirstPoint">Where its nodes begin in the list of the tracer.</param>
/// <param name="PointCount">How many they are, at least two.</param>
/// <param name="Kind">What the road is, seen from its first node.</param>
/// <param name="FirstWay">The way of its first piece.</param>
/// <param name="LastWay">The way of its last piece.</param>
internal readonly record struct RoadEdge(int FirstPoint, int PointCount, RoadKind Kind, int FirstWay, int LastWay);
