namespace Konvoi.Roads;

/// <summary>
/// A place on the WGS 84 ellipsoid in fixed point: longitude and latitude in 1e-7 degree, about a centimetre, as
/// OpenStreetMap keeps them.
/// </summary>
public readonly record struct GeoPoint(int LonE7, int LatE7)
{
    /// <summary>Degrees as a GeoJSON file gives them, rounded to 1e-7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [-180, 180] or [-90, 90], or not a number.</exception>
    public static GeoPoint FromDegrees(double lon, double lat)
    {
        if (!(lon >= -180 && lon <= 180))
        {
            throw new ArgumentOutOfRangeException(nameof(lon), lon, "A longitude lies in [-180, 180].");
        }

        if (!(lat >= -90 && lat <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(lat), lat, "A latitude lies in [-90, 90].");
        }

        return new GeoPoint((int)Math.Round(lon * 1e7), (int)Math.Round(lat * 1e7));
    }

    public double Lon => LonE7 / 1e7;

    public double Lat => LatE7 / 1e7;

    /// <summary>
    /// Distance in decimetres on the local plane (equirectangular at the mean latitude). Within 0.1 % of the great
    /// circle over the size of a city; not meant for continents.
    /// </summary>
    public long DistanceDm(GeoPoint other) => (Plane.DistanceMm(this, other) + 50) / 100;
}
