using CsCheck;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class GeoPointTests
{
    [Fact]
    public void Distances_in_a_city_are_within_a_thousandth_of_the_great_circle() =>
        Gen.Select(Gen.Double[-179, 178], Gen.Double[-80, 80], Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3]).Sample((lon, lat, dLon, dLat) =>
        {
            GeoPoint a = GeoPoint.FromDegrees(lon, lat);
            GeoPoint b = GeoPoint.FromDegrees(lon + dLon, lat + dLat);
            double expectedDm = GreatCircleDm(a, b);

            Assert.InRange(a.DistanceDm(b), (expectedDm * 0.999) - 1, (expectedDm * 1.001) + 1);
            Assert.Equal(a.DistanceDm(b), b.DistanceDm(a));
        });

    [Theory]
    [InlineData(180, -90, 1_800_000_000, -900_000_000)]
    [InlineData(-8.6109, 41.1496, -86_109_000, 411_496_000)]
    [InlineData(0.00000004, -0.00000006, 0, -1)]
    public void Degrees_become_fixed_point(double lon, double lat, int lonE7, int latE7) =>
        Assert.Equal(new GeoPoint(lonE7, latE7), GeoPoint.FromDegrees(lon, lat));

    [Theory]
    [InlineData(180.1, 0)]
    [InlineData(0, -90.1)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Degrees_out_of_range_are_misuse(double lon, double lat) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoPoint.FromDegrees(lon, lat));

    [Fact]
    public void The_far_ends_of_the_world_do_not_overflow() =>
        Assert.InRange(GeoPoint.FromDegrees(-180, -90).DistanceDm(GeoPoint.FromDegrees(180, 90)), 300_000_000, 500_000_000);

    private static double GreatCircleDm(GeoPoint a, GeoPoint b)
    {
        const double Radian = Math.PI / 180;
        double north = Math.Sin((b.Lat - a.Lat) * Radian / 2);
        double east = Math.Sin((b.Lon - a.Lon) * Radian / 2);
        double h = (north * north) + (Math.Cos(a.Lat * Radian) * Math.Cos(b.Lat * Radian) * east * east);
        return 2 * 63_710_088 * Math.Asin(Math.Sqrt(h));
    }
}
