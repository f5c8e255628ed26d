using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class RoadProfileTests
{
    /// <summary>Tags → what a van makes of them: "&lt;-&gt;" both ways, "-&gt;" forward, "&lt;-" backward, then km/h forward/backward and the class.</summary>
    [Theory]
    // classes and their usual speeds
    [InlineData("highway=primary", "<-> 40/40 Primary")]
    [InlineData("highway=secondary_link", "<-> 40/40 Secondary")]
    [InlineData("highway=unclassified", "<-> 35/35 Unclassified")]
    [InlineData("highway=road", "<-> 35/35 Unclassified")]
    [InlineData("highway=residential", "<-> 30/30 Residential")]
    [InlineData("highway=living_street", "<-> 10/10 LivingStreet")]
    [InlineData("highway=service", "<-> 15/15 Service")]
    [InlineData("highway=motorway", "TooFast")]
    [InlineData("highway=trunk_link", "TooFast")]
    [InlineData("highway=primary motorroad=yes", "TooFast")]
    [InlineData("highway=footway", "NotARoad")]
    [InlineData("highway=track", "NotARoad")]
    [InlineData("highway=construction", "NotARoad")]
    [InlineData("highway=service area=yes", "NotARoad")]
    [InlineData("highway=residential route=ferry", "NotARoad")]
    // one-way roads
    [InlineData("highway=residential oneway=yes", "-> 30/30 Residential")]
    [InlineData("highway=residential oneway=1", "-> 30/30 Residential")]
    [InlineData("highway=residential oneway=true", "-> 30/30 Residential")]
    [InlineData("highway=residential oneway=-1", "<- 30/30 Residential")]
    [InlineData("highway=residential oneway=reverse", "<- 30/30 Residential")]
    [InlineData("highway=residential oneway=no", "<-> 30/30 Residential")]
    [InlineData("highway=residential oneway=reversible", "NoAccess")]
    [InlineData("highway=tertiary junction=roundabout", "-> 40/40 Tertiary")]
    [InlineData("highway=tertiary junction=roundabout oneway=no", "<-> 40/40 Tertiary")]
    // access, from the widest key to the most specific
    [InlineData("highway=residential access=no", "NoAccess")]
    [InlineData("highway=service access=private", "<-> 15/15 Service ends")]
    [InlineData("highway=residential access=destination", "<-> 30/30 Residential ends")]
    [InlineData("highway=service access=delivery", "<-> 15/15 Service ends")]
    [InlineData("highway=residential access=no goods=yes", "<-> 30/30 Residential")]
    [InlineData("highway=residential access=yes motor_vehicle=no", "NoAccess")]
    [InlineData("highway=residential vehicle=no motor_vehicle=destination", "<-> 30/30 Residential ends")]
    [InlineData("highway=residential motor_vehicle=yes goods=no", "NoAccess")]
    [InlineData("highway=residential motor_vehicle=agricultural;delivery", "<-> 30/30 Residential ends")]
    [InlineData("highway=residential motor_vehicle=by_arrangement", "NoAccess")]
    [InlineData("highway=residential vehicle:backward=no", "-> 30/30 Residential")]
    [InlineData("highway=residential oneway=yes motor_vehicle:forward=no", "NoAccess")]
    [InlineData("highway=service service=emergency_access", "NoAccess")]
    // speeds
    [InlineData("highway=residential maxspeed=20", "<-> 20/20 Residential")]
    [InlineData("highway=residential maxspeed=50", "<-> 40/40 Residential")]
    [InlineData("highway=primary maxspeed=20_mph", "<-> 32/32 Primary")]
    [InlineData("highway=primary maxspeed=20mph", "<-> 32/32 Primary")]
    [InlineData("highway=primary maxspeed=30_km/h", "<-> 30/30 Primary")]
    [InlineData("highway=primary maxspeed=PT:urban", "<-> 40/40 Primary")]
    [InlineData("highway=primary maxspeed=DE:zone:30", "<-> 30/30 Primary")]
    [InlineData("highway=primary maxspeed=DE:zone30", "<-> 30/30 Primary")]
    [InlineData("highway=primary maxspeed=DE:living_street", "<-> 7/7 Primary")]
    [InlineData("highway=primary maxspeed=walk", "<-> 7/7 Primary")]
    [InlineData("highway=primary maxspeed=none", "<-> 40/40 Primary")]
    [InlineData("highway=primary maxspeed=-30", "<-> 40/40 Primary")]
    [InlineData("highway=primary maxspeed=99999999999", "<-> 40/40 Primary")]
    [InlineData("highway=primary maxspeed=30;20", "<-> 20/20 Primary")]
    [InlineData("highway=primary maxspeed=1", "<-> 5/5 Primary")]
    [InlineData("highway=primary maxspeed=30 maxspeed:backward=20", "<-> 30/20 Primary")]
    [InlineData("highway=service maxspeed=50", "<-> 15/15 Service")]
    [InlineData("highway=unclassified surface=gravel", "<-> 20/20 Unclassified")]
    public void A_van_reads_a_way(string tags, string expected) => Assert.Equal(expected, Describe(RoadProfile.Van.Of(Tags(tags))));

    [Theory]
    [InlineData("highway=crossing", "Open")]
    [InlineData("barrier=gate", "EndsOnly")]
    [InlineData("barrier=gate access=yes", "Open")]
    [InlineData("barrier=gate access=private", "EndsOnly")]
    [InlineData("barrier=lift_gate access=private goods=yes", "Open")]
    [InlineData("barrier=bollard", "Closed")]
    [InlineData("barrier=bollard access=yes", "Closed")]
    [InlineData("barrier=bollard motor_vehicle=yes", "Open")]
    [InlineData("barrier=something_new", "Closed")]
    [InlineData("barrier=toll_booth", "Open")]
    [InlineData("barrier=kerb", "Open")]
    [InlineData("barrier=cattle_grid motor_vehicle=no", "Closed")]
    [InlineData("barrier=entrance access=private", "EndsOnly")]
    [InlineData("barrier=toll_booth access=no motor_vehicle=yes", "Open")]
    [InlineData("barrier=no", "Open")]
    public void A_van_reads_a_node(string tags, string expected) => Assert.Equal(expected, RoadProfile.Van.OfNode(Tags(tags)).Passage.ToString());

    private static OsmTags Tags(string text) => OsmTags.Of(
        [.. text.Split(' ').Select(tag => tag.Split('=', 2)).Select(pair => (pair[0], pair[1].Replace('_', pair[0].StartsWith("maxspeed", StringComparison.Ordinal) && !pair[1].Contains("living", StringComparison.Ordinal) ? ' ' : '_')))]);

    private static string Describe(RoadAccess access)
    {
        if (access.Verdict != RoadVerdict.Allowed)
        {
            return $"{access.Verdict}";
        }

        string arrow = (access.Backward.SpeedKmh > 0 ? "<" : "") + "-" + (access.Forward.SpeedKmh > 0 ? ">" : "");
        int forwardKmh = access.Forward.SpeedKmh;
        int backwardKmh = access.Backward.SpeedKmh;
        bool ends = access.Forward.Passage == Passage.EndsOnly || access.Backward.Passage == Passage.EndsOnly;
        return $"{arrow} {(forwardKmh > 0 ? forwardKmh : backwardKmh)}/{(backwardKmh > 0 ? backwardKmh : forwardKmh)} {access.Class}{(ends ? " ends" : "")}";
    }
}
