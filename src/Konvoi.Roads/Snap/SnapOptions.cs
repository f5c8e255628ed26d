namespace Konvoi.Roads;

/// <summary>
/// What a place on a road must meet to be a candidate for a point. All of it is judged where the road comes nearest to
/// the point: a road whose nearest place does not fit is left out, however well a farther part of it would do.
/// </summary>
public sealed record SnapOptions
{
    /// <summary>
    /// The side that the point must lie on when driving past. A point right on the line of its road lies on both.
    /// </summary>
    public CurbSide CurbSide { get; init; }

    /// <summary>Whether traffic keeps to the left.</summary>
    public bool LeftHandTraffic { get; init; }

    /// <summary>The direction of driving in whole degrees clockwise from north, in [0, 359]; null for any.</summary>
    public int? HeadingDegrees { get; init; }

    /// <summary>How far the road may turn away from the heading to either side, in degrees, in [0, 180].</summary>
    public int HeadingToleranceDegrees { get; init; } = 45;

    /// <summary>The arcs that may be used; null for all.</summary>
    public ArcSet? Allowed { get; init; }

    /// <summary>
    /// How many bits wide the boxes of the index are tested: 512, 256 or, one box after another, 0. Null takes the widest
    /// that the machine has. The answer is the same to the bit; for tests and measurements.
    /// </summary>
    public int? VectorBits { get; init; }

    internal void CheckRanges(int arcCount)
    {
        if (HeadingDegrees is int heading)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(heading, nameof(HeadingDegrees));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(heading, 359, nameof(HeadingDegrees));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(HeadingToleranceDegrees, nameof(HeadingToleranceDegrees));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeadingToleranceDegrees, 180, nameof(HeadingToleranceDegrees));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Allowed?.ArcCount ?? arcCount, arcCount, nameof(Allowed));
        if (VectorBits is not (null or 0 or 256))
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(VectorBits.Value, 512, nameof(VectorBits));
        }
    }
}
