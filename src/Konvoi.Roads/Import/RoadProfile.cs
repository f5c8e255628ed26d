namespace Konvoi.Roads;

/// <summary>
/// Which roads a vehicle uses, and how fast: a pure function of tags, after the conventions of the OpenStreetMap wiki
/// (Key:access, Key:oneway, Key:maxspeed, Key:barrier, Conditional restrictions). Where tags say nothing clear the
/// vehicle stays out: a value of an access key that is not known to let it in keeps it out. Immutable; other sizes by <c>with</c>.
/// </summary>
public sealed record RoadProfile
{
    private const int MinSpeedKmh = 5;

    private RoadProfile()
    {
    }

    /// <summary>
    /// A delivery van without a driver. Assumption: the size of a Zelos Z5 (5.5 m³, 1,000 kg of load; the maker gives no
    /// outer measures), loaded, with a hand's breadth to spare.
    /// </summary>
    public static RoadProfile Van { get; } = new()
    {
        Name = "van",
        TopSpeedKmh = 40,
        WidthCm = 160,
        HeightCm = 210,
        LengthCm = 350,
        WeightKg = 2_000,
        // The key delivery is for those who bring goods, so what it opens it opens to the ends of a leg.
        AccessKeys = ["access", "vehicle", "motor_vehicle", "goods", "delivery"],
        RestrictionKeys = ["restriction:goods", "restriction:motorcar", "restriction:motor_vehicle", "restriction"],
        ExceptionNames = ["goods", "motorcar", "motor_vehicle", "vehicle", "delivery"],
        // Assumption: what a careful van keeps on a road without a posted limit.
        UsualKmh = [40, 40, 40, 40, 40, 35, 30, 10, 15, 10],
        LooseGroundKmh = 20,
    };

    /// <summary>A car with a driver, up to motorways, for comparison with other engines. Assumption: a car of middle size.</summary>
    public static RoadProfile Car { get; } = new()
    {
        Name = "car",
        TopSpeedKmh = 130,
        TakesMotorways = true,
        TakesTracks = true,
        WidthCm = 190,
        HeightCm = 160,
        LengthCm = 480,
        WeightKg = 1_800,
        AccessKeys = ["access", "vehicle", "motor_vehicle", "motorcar"],
        RestrictionKeys = ["restriction:motorcar", "restriction:motor_vehicle", "restriction"],
        ExceptionNames = ["motorcar", "motor_vehicle", "vehicle"],
        // Assumption: usual speeds in and around a city.
        UsualKmh = [110, 85, 65, 55, 45, 40, 30, 10, 20, 15],
        LooseGroundKmh = 40,
    };

    /// <summary>The ready-made profiles.</summary>
    public static IReadOnlyList<RoadProfile> All { get; } = [Van, Car];

    /// <summary>As a network records it.</summary>
    public required string Name { get; init; }

    /// <summary>In [5, 255].</summary>
    public required int TopSpeedKmh { get; init; }

    public required int WidthCm { get; init; }

    public required int HeightCm { get; init; }

    public required int LengthCm { get; init; }

    /// <summary>With its load.</summary>
    public required int WeightKg { get; init; }

    /// <summary>Whether it takes motorways, trunk roads and <c>motorroad=yes</c>.</summary>
    public bool TakesMotorways { get; private init; }

    /// <summary>Whether it takes <c>highway=track</c>, as car engines do.</summary>
    public bool TakesTracks { get; private init; }

    /// <summary>From the widest to the most specific; the last one present decides.</summary>
    internal string[] AccessKeys { get; private init; } = [];

    /// <summary>The most specific first; the first one present decides.</summary>
    internal string[] RestrictionKeys { get; private init; } = [];

    /// <summary>The values of <c>except</c> that free it from a turn restriction.</summary>
    internal string[] ExceptionNames { get; private init; } = [];

    /// <summary>By road class.</summary>
    internal int[] UsualKmh { get; private init; } = [];

    /// <summary>Assumption: on loose ground the load and the sensors ask for no more than this.</summary>
    internal int LooseGroundKmh { get; private init; }

    /// <summary>The keys that the profiles, the names and the restrictions look at; a reader may drop all others.</summary>
    internal static IReadOnlyList<string> KeysInUse { get; } =
    [
        .. All.SelectMany(profile => profile.AccessKeys).SelectMany(AccessRules.KeysFor),
        .. All.SelectMany(profile => profile.RestrictionKeys).SelectMany(key => new[] { key, key + ":conditional" }),
        "highway", "oneway", "oneway:conditional", "junction", "motorroad", "service", "area", "route", "surface", "driving_side",
        "maxspeed", "maxspeed:forward", "maxspeed:backward", "name", "ref", "barrier", "bollard",
        "maxwidth", "maxwidth:physical", "maxheight", "maxheight:physical", "maxlength", "maxweight", "maxweightrating",
        "type", "except", "restriction:hgv",
    ];

    /// <summary>What the vehicle makes of a way.</summary>
    public RoadAccess Of(OsmTags way)
    {
        RoadVerdict verdict = ClassOf(way, out RoadClass roadClass);
        var closed = new DirectionAccess(Passage.Closed, 0, WeekHours.None);
        int unread = 0;
        DirectionAccess forward = closed;
        DirectionAccess backward = closed;
        if (verdict == RoadVerdict.Allowed)
        {
            forward = Along(way, roadClass, true, out int unreadForward);
            backward = Along(way, roadClass, false, out int unreadBackward);
            // Most conditions are for both directions: counted once.
            unread = Math.Max(unreadForward, unreadBackward);
            verdict = way["service"] == "emergency_access" || (forward.Passage == Passage.Closed && backward.Passage == Passage.Closed)
                ? RoadVerdict.NoAccess
                : SizeLimit.Excludes(way, this) ? RoadVerdict.TooLarge : RoadVerdict.Allowed;
        }

        return verdict == RoadVerdict.Allowed
            ? new RoadAccess(verdict, forward, backward, roadClass, unread)
            : new RoadAccess(verdict, closed, closed, roadClass, unread);
    }

    /// <summary>What the vehicle makes of a node on its way.</summary>
    public NodeAccess OfNode(OsmTags node)
    {
        if (SizeLimit.Excludes(node, this))
        {
            return new NodeAccess(Passage.Closed, WeekHours.None, true, 0);
        }

        (Passage passage, WeekHours closedHours, int unread) = AccessRules.OfNode(node, this);
        return new NodeAccess(passage, closedHours, false, unread);
    }

    private DirectionAccess Along(OsmTags way, RoadClass roadClass, bool forward, out int unread)
    {
        (Passage passage, WeekHours closedHours, unread) = AccessRules.Along(way, this, forward);
        return passage == Passage.Closed
            ? new DirectionAccess(passage, 0, WeekHours.None)
            : new DirectionAccess(passage, SpeedKmh(way, roadClass, forward ? "maxspeed:forward" : "maxspeed:backward"), closedHours);
    }

    private RoadVerdict ClassOf(OsmTags way, out RoadClass roadClass)
    {
        string highway = way["highway"] ?? "";
        roadClass = highway switch
        {
            "motorway" or "motorway_link" => RoadClass.Motorway,
            "trunk" or "trunk_link" => RoadClass.Trunk,
            "primary" or "primary_link" => RoadClass.Primary,
            "secondary" or "secondary_link" => RoadClass.Secondary,
            "tertiary" or "tertiary_link" => RoadClass.Tertiary,
            "residential" => RoadClass.Residential,
            "living_street" => RoadClass.LivingStreet,
            "service" => RoadClass.Service,
            "track" => RoadClass.Track,
            _ => RoadClass.Unclassified,
        };
        if (!TakesMotorways && (roadClass is RoadClass.Motorway or RoadClass.Trunk || way["motorroad"] == "yes"))
        {
            return RoadVerdict.TooFast;
        }

        bool isRoad = roadClass == RoadClass.Unclassified ? highway is "unclassified" or "road" : roadClass != RoadClass.Track || TakesTracks;
        return isRoad && way["area"] != "yes" && way["route"] != "ferry" ? RoadVerdict.Allowed : RoadVerdict.NotARoad;
    }

    private int SpeedKmh(OsmTags way, RoadClass roadClass, string directedKey)
    {
        int usual = UsualKmh[(int)roadClass];
        int speed = SpeedLimit.Kmh(way[directedKey] ?? way["maxspeed"]) ?? usual;
        if (roadClass is RoadClass.LivingStreet or RoadClass.Service or RoadClass.Track)
        {
            speed = Math.Min(speed, usual);
        }

        if (way["surface"] is "unpaved" or "gravel" or "dirt" or "ground" or "earth" or "sand" or "grass" or "mud")
        {
            speed = Math.Min(speed, LooseGroundKmh);
        }

        return Math.Clamp(speed, MinSpeedKmh, TopSpeedKmh);
    }
}
