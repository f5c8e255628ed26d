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
    [InlineData("highway=residential oneway=alternating", "NoAccess")]
    [InlineData("highway=residential oneway=reversible oneway:conditional=yes_@_(Mo-Fr_06:00-12:00)", "-> 30/30 Residential")]
    [InlineData("highway=residential oneway=no oneway:conditional=-1_@_(Mo-Fr_06:00-12:00)", "<-> 30/30 Residential")]
    [InlineData("highway=tertiary junction=circular", "-> 40/40 Tertiary")]
    [InlineData("highway=tertiary junction=roundabout oneway=-1", "<- 40/40 Tertiary")]
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
    [InlineData("highway=service service=parking_aisle", "<-> 15/15 Service")]
    [InlineData("highway=service service=driveway access=customers", "<-> 15/15 Service ends")]
    [InlineData("highway=residential access=private vehicle=yes", "<-> 30/30 Residential")]
    [InlineData("highway=residential access=no delivery=yes", "<-> 30/30 Residential ends")]
    [InlineData("highway=residential motor_vehicle=no goods=delivery", "<-> 30/30 Residential ends")]
    [InlineData("highway=residential motorcar=no", "<-> 30/30 Residential")]
    [InlineData("highway=residential access=permit", "NoAccess")]
    [InlineData("highway=residential access=forestry", "NoAccess")]
    [InlineData("highway=residential access=no bus=yes", "NoAccess")]
    [InlineData("highway=residential vehicle=no vehicle:forward=destination", "-> 30/30 Residential ends")]
    [InlineData("highway=residential vehicle:forward=no motor_vehicle=yes", "<-> 30/30 Residential")]
    // size: 160 cm wide, 210 cm high, 350 cm long, 2,000 kg
    [InlineData("highway=residential maxwidth=1.6", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxwidth=1.5", "TooLarge")]
    [InlineData("highway=residential maxwidth=1,5_m", "TooLarge")]
    [InlineData("highway=residential maxwidth=150_cm", "TooLarge")]
    [InlineData("highway=residential maxwidth:physical=1.5", "TooLarge")]
    [InlineData("highway=residential maxwidth=5'3\"", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxwidth=5'2\"", "TooLarge")]
    [InlineData("highway=residential maxwidth=7'", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxheight=2", "TooLarge")]
    [InlineData("highway=residential maxheight=7_ft", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxheight=6.5_ft", "TooLarge")]
    [InlineData("highway=residential maxheight=none", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxheight=default", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxheight=below_default", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxheight=4;1.9", "TooLarge")]
    [InlineData("highway=residential maxlength=3", "TooLarge")]
    [InlineData("highway=residential maxweight=2", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxweight=1.5_t", "TooLarge")]
    [InlineData("highway=residential maxweight=1999_kg", "TooLarge")]
    [InlineData("highway=residential maxweight=4400_lbs", "TooLarge")]
    [InlineData("highway=residential maxweight=4410_lbs", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxweightrating=1.9", "TooLarge")]
    [InlineData("highway=residential maxweight=heavy", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxweight=1 access=no", "NoAccess")]
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
    [InlineData("barrier=gate access=destination", "EndsOnly")]
    [InlineData("barrier=gate access=no delivery=yes", "EndsOnly")]
    [InlineData("barrier=gate access=no", "Closed")]
    [InlineData("barrier=swing_gate", "EndsOnly")]
    [InlineData("barrier=lift_gate motor_vehicle=permissive", "Open")]
    [InlineData("barrier=bollard bollard=rising", "EndsOnly")]
    [InlineData("barrier=bollard bollard=rising access=yes", "Open")]
    [InlineData("barrier=bollard bollard=rising motor_vehicle=no", "Closed")]
    [InlineData("barrier=bollard motor_vehicle=private", "EndsOnly")]
    [InlineData("barrier=bollard maxwidth=2", "Open")]
    [InlineData("barrier=bollard maxwidth=1.2", "Closed")]
    [InlineData("barrier=height_restrictor maxheight=2.5", "Open")]
    [InlineData("barrier=height_restrictor maxheight=1.9", "Closed")]
    [InlineData("highway=traffic_signals maxheight=1.9", "Closed")]
    [InlineData("barrier=something_new", "Closed")]
    [InlineData("barrier=toll_booth", "Open")]
    [InlineData("barrier=kerb", "Open")]
    [InlineData("barrier=cattle_grid motor_vehicle=no", "Closed")]
    [InlineData("barrier=entrance access=private", "EndsOnly")]
    [InlineData("barrier=toll_booth access=no motor_vehicle=yes", "Open")]
    [InlineData("barrier=no", "Open")]
    public void A_van_reads_a_node(string tags, string expected) => Assert.Equal(expected, RoadProfile.Van.OfNode(Tags(tags)).Passage.ToString());

    [Theory]
    [InlineData("highway=motorway", "-> 110/110 Motorway")]
    [InlineData("highway=motorway_link", "<-> 110/110 Motorway")]
    [InlineData("highway=motorway maxspeed=120", "-> 120/120 Motorway")]
    [InlineData("highway=motorway maxspeed=160", "-> 130/130 Motorway")]
    [InlineData("highway=trunk motorroad=yes", "<-> 85/85 Trunk")]
    [InlineData("highway=primary maxspeed=90", "<-> 90/90 Primary")]
    [InlineData("highway=residential", "<-> 30/30 Residential")]
    [InlineData("highway=track", "<-> 15/15 Track")]
    [InlineData("highway=residential motorcar=no", "NoAccess")]
    [InlineData("highway=residential access=no motorcar=destination", "<-> 30/30 Residential ends")]
    [InlineData("highway=residential goods=no", "<-> 30/30 Residential")]
    [InlineData("highway=residential maxwidth=1.8", "TooLarge")]
    public void A_car_reads_a_way(string tags, string expected) => Assert.Equal(expected, Describe(RoadProfile.Car.Of(Tags(tags))));

    /// <summary>Tags → when a van may not drive along the way, and the passage at all other hours.</summary>
    [Theory]
    [InlineData("access:conditional=no_@_(Mo-Fr_07:00-09:00)", "Open", "Mo 07:00-Mo 09:00, Tu 07:00-Tu 09:00, We 07:00-We 09:00, Th 07:00-Th 09:00, Fr 07:00-Fr 09:00")]
    [InlineData("motor_vehicle:conditional=no_@_(Sa,Su)", "Open", "Sa 00:00-Mo 00:00")]
    [InlineData("vehicle:conditional=no_@_(Fr-Su_22:00-06:00)", "Open", "Mo 00:00-Mo 06:00, Fr 22:00-Sa 06:00, Sa 22:00-Su 06:00, Su 22:00-Mo 00:00")]
    [InlineData("goods:conditional=no_@_24/7", "Closed", "")]
    [InlineData("access=no access:conditional=yes_@_(Mo_06:00-24:00)", "Open", "Mo 00:00-Mo 06:00, Tu 00:00-Mo 00:00")]
    [InlineData("motor_vehicle=no motor_vehicle:conditional=delivery_@_(Mo-Su_06:00-24:00)", "EndsOnly", "Mo 00:00-Mo 06:00, Tu 00:00-Tu 06:00, We 00:00-We 06:00, Th 00:00-Th 06:00, Fr 00:00-Fr 06:00, Sa 00:00-Sa 06:00, Su 00:00-Su 06:00")]
    [InlineData("access:conditional=no_@_(Mo-Su_00:00-24:00;_Su_off)", "Open", "Mo 00:00-Su 00:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00,_We_12:00-13:00)", "Open", "Mo 08:00-Mo 10:00, We 12:00-We 13:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00,12:00-13:00)", "Open", "Mo 08:00-Mo 10:00, Mo 12:00-Mo 13:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00;_Mo_12:00-13:00)", "Open", "Mo 12:00-Mo 13:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00);_no_@_(Mo_12:00-13:00)", "Open", "Mo 08:00-Mo 10:00, Mo 12:00-Mo 13:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-12:00);_yes_@_(Mo_09:00-10:00)", "Open", "Mo 08:00-Mo 09:00, Mo 10:00-Mo 12:00")]
    [InlineData("access:conditional=no_@_(Mo,PH_08:00-10:00;_PH_off)", "Open", "Mo 08:00-Mo 10:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00_AND_weight>1.5)", "Open", "Mo 08:00-Mo 10:00")]
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00_AND_weight>3.5)", "Open", "")]
    [InlineData("access:conditional=no_@_(width>1.5)", "Closed", "")]
    [InlineData("access:conditional=no_@_(length<=3.5_m)", "Closed", "")]
    [InlineData("access:conditional=destination_@_(Mo_22:00-24:00)", "EndsOnly", "")]
    // the most specific key decides at every hour
    [InlineData("access:conditional=no_@_(Mo_08:00-10:00) goods=yes", "Open", "")]
    [InlineData("goods:conditional=no_@_(Mo_08:00-10:00) access=no", "Closed", "")]
    [InlineData("vehicle:forward:conditional=no_@_(Mo_08:00-10:00)", "Open", "Mo 08:00-Mo 10:00")]
    [InlineData("vehicle:backward:conditional=no_@_(Mo_08:00-10:00)", "Open", "")]
    [InlineData("oneway:conditional=-1_@_(Mo_08:00-10:00)", "Open", "Mo 08:00-Mo 10:00")]
    [InlineData("oneway=yes oneway:conditional=no_@_(Mo_08:00-10:00)", "Open", "")]
    // what is not understood is left aside, and the plain tag counts
    [InlineData("access=no access:conditional=yes_@_(Jun-Sep)", "Closed", "", 1)]
    [InlineData("access:conditional=no_@_(sunset-sunrise)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(Mo[1]_08:00-10:00)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(Mo_08:00-25:00)", "Open", "Mo 08:00-Tu 01:00")]
    [InlineData("access:conditional=no_@_(Mo_08:60-09:00)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(Mo_08:00)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(Mo-Xx)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(wet_AND_Mo_08:00-10:00)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_(axles>2)", "Open", "", 1)]
    [InlineData("access:conditional=no_@_()", "Open", "", 1)]
    [InlineData("access:conditional=no", "Open", "", 1)]
    [InlineData("access:conditional=@;;(", "Open", "", 2)]
    public void Conditions_close_a_road_at_hours(string tags, string passage, string closed, int unread = 0)
    {
        RoadAccess access = RoadProfile.Van.Of(OsmTags.Of([("highway", "residential"), .. DrawnTown.Tags(tags)]));

        Assert.Equal((passage, closed, unread), (access.Forward.Passage.ToString(), access.Forward.ClosedHours.ToString(), access.UnreadConditions));
    }

    [Fact]
    public void Sizes_can_be_others()
    {
        RoadProfile wide = RoadProfile.Van with { WidthCm = 250, Name = "truck" };

        Assert.Equal(RoadVerdict.TooLarge, wide.Of(Tags("highway=primary maxwidth=2.4")).Verdict);
        Assert.Equal(RoadVerdict.Allowed, RoadProfile.Van.Of(Tags("highway=primary maxwidth=2.4")).Verdict);
    }

    private static OsmTags Tags(string text) => OsmTags.Of(DrawnTown.Tags(text));

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
