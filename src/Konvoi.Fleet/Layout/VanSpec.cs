namespace Konvoi.Fleet;

/// <summary>What a van can do; figures of its profile turned into integers once, when the layout is built.</summary>
/// <param name="Profile">Key of the profile in the facts, such as <c>zelos_z5</c>.</param>
/// <param name="Hub">Index of its hub in the layout.</param>
/// <param name="RangeDm">How far a full battery carries it.</param>
/// <param name="ChargeFullMs">Time from empty to full.</param>
/// <param name="EnergyWhPerKm">Traction, computer and sensors together.</param>
/// <param name="Permits">Indexes of the permits that name this van, ascending.</param>
public sealed record VanSpec(
    string Id,
    string Maker,
    string Profile,
    int Hub,
    long PayloadGrams,
    long VolumeMillilitres,
    int SpeedMaxKmh,
    long RangeDm,
    long ChargeFullMs,
    long EnergyWhPerKm,
    IReadOnlyList<int> Permits);
