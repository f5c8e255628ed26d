namespace Konvoi.Roads;

/// <summary>Whether and how a van may use a way.</summary>
/// <param name="Verdict">Why it may not, or <see cref="VanVerdict.Allowed"/>.</param>
/// <param name="Forward">Along the way's own direction.</param>
/// <param name="Backward">Against it.</param>
/// <param name="ForwardKmh">The speed to reckon with along the way, in [5, VanProfile.MaxSpeedKmh].</param>
/// <param name="BackwardKmh">The same against it.</param>
/// <param name="Class">The road's class; without meaning unless allowed.</param>
public readonly record struct VanAccess(
    VanVerdict Verdict,
    bool Forward,
    bool Backward,
    int ForwardKmh,
    int BackwardKmh,
    RoadClass Class);
