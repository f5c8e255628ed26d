namespace Konvoi.Roads;

/// <summary>A place on the road network.</summary>
/// <param name="Arc">The arc it lies on.</param>
/// <param name="OffsetDm">How far from the arc's tail, in [0, LengthDm(Arc)].</param>
/// <param name="Position">Where that is.</param>
/// <param name="SnapDistanceDm">How far the place asked for lies beside the road.</param>
/// <param name="DirectionFixed">
/// False: a van may leave or arrive on the arc or on its reverse. True: only on the arc, as for a van that is driving.
/// </param>
public readonly record struct RoadPoint(int Arc, int OffsetDm, GeoPoint Position, int SnapDistanceDm, bool DirectionFixed = false);
