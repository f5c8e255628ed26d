namespace Konvoi.Roads;

/// <summary>A part of one direction of a road.</summary>
/// <param name="Arc">The arc.</param>
/// <param name="FromDm">Where it begins, from the arc's tail.</param>
/// <param name="ToDm">Where it ends, at least <paramref name="FromDm"/> and at most the arc's length.</param>
public readonly record struct RoadStretch(int Arc, int FromDm, int ToDm)
{
    public int LengthDm => ToDm - FromDm;
}
