namespace Konvoi.Roads;

/// <summary>What <see cref="TownGenerator"/> builds. Equal options give identical towns on every machine.</summary>
public sealed record TownOptions
{
    /// <summary>Chooses the town; every value is allowed.</summary>
    public ulong Seed { get; init; } = 5;

    /// <summary>Longitude of the middle of the map in degrees, -179 to 179. A round number, so that nobody takes the town for a real place.</summary>
    public double CentreLon { get; init; } = 10;

    /// <summary>Latitude of the middle of the map in degrees, -70 to 70.</summary>
    public double CentreLat { get; init; } = 50;

    /// <summary>Extent from west to east in metres, 5,000 to 20,000.</summary>
    public int WidthM { get; init; } = 9000;

    /// <summary>Extent from south to north in metres, 5,000 to 20,000.</summary>
    public int HeightM { get; init; } = 7000;

    /// <summary>Typical side of a residential block in metres, 90 to 300. Blocks are smaller in the old centre and larger at the edge.</summary>
    public int BlockM { get; init; } = 140;

    internal void Validate()
    {
        InRange(CentreLon, -179, 179, nameof(CentreLon));
        InRange(CentreLat, -70, 70, nameof(CentreLat));
        InRange(WidthM, 5000, 20000, nameof(WidthM));
        InRange(HeightM, 5000, 20000, nameof(HeightM));
        InRange(BlockM, 90, 300, nameof(BlockM));
    }

    private static void InRange(double value, double from, double to, string name)
    {
        if (!(value >= from && value <= to))
        {
            throw new ArgumentOutOfRangeException(name, value, $"must be between {from} and {to}");
        }
    }
}
