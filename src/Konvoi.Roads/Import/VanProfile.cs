namespace Konvoi.Roads;

/// <summary>
/// Which roads a delivery van without a driver uses, and how fast. A pure function of tags, after the conventions of
/// the OpenStreetMap wiki (Key:access, Key:oneway, Key:maxspeed, Key:barrier). Where tags say nothing clear the van
/// stays out: a value of an access key that is not known to let it in keeps it out.
/// </summary>
public static class VanProfile
{
    /// <summary>The top speed of the vans that the profile is for.</summary>
    public const int MaxSpeedKmh = 40;

    private const int MinSpeedKmh = 5;

    /// <summary>Assumption: on loose ground the sensors and the load ask for no more than this.</summary>
    private const int LooseGroundKmh = 20;

    /// <summary>From the widest to the most specific; the last one present decides.</summary>
    private static readonly string[] AccessKeys = ["access", "vehicle", "motor_vehicle", "goods"];

    private static readonly string[] ForwardAccessKeys = [.. AccessKeys.Select(key => key + ":forward")];

    private static readonly string[] BackwardAccessKeys = [.. AccessKeys.Select(key => key + ":backward")];

    /// <summary>The keys that the profile, the names and the restrictions look at; a reader may drop all others.</summary>
    internal static IReadOnlyList<string> KeysInUse { get; } =
    [
        .. AccessKeys, .. ForwardAccessKeys, .. BackwardAccessKeys,
        "highway", "oneway", "junction", "motorroad", "service", "area", "route", "surface",
        "maxspeed", "maxspeed:forward", "maxspeed:backward", "name", "ref", "barrier",
    ];

    public static VanAccess Of(OsmTags tags)
    {
        VanVerdict verdict = ClassOf(tags, out RoadClass roadClass);
        if (verdict != VanVerdict.Allowed)
        {
            return new VanAccess(verdict, false, false, 0, 0, roadClass);
        }

        (bool forward, bool backward) = Directions(tags);
        forward &= LetsIn(tags, ForwardAccessKeys, 0) ?? true;
        backward &= LetsIn(tags, BackwardAccessKeys, 0) ?? true;
        if (tags["service"] == "emergency_access" || (!forward && !backward))
        {
            return new VanAccess(VanVerdict.NoAccess, false, false, 0, 0, roadClass);
        }

        return new VanAccess(
            VanVerdict.Allowed,
            forward,
            backward,
            SpeedKmh(tags, roadClass, "maxspeed:forward"),
            SpeedKmh(tags, roadClass, "maxspeed:backward"),
            roadClass);
    }

    /// <summary>
    /// Whether a node with these tags stops a van. What one drives through or over stops it only where an access key
    /// closes it, a gate unless an access key opens it; what stands in the road physically needs a key for motor
    /// vehicles, since <c>access=yes</c> on a bollard is meant for people on foot.
    /// </summary>
    public static bool IsBarrier(OsmTags node) => node["barrier"] switch
    {
        null or "no" => false,
        "entrance" or "toll_booth" or "border_control" or "cattle_grid" or "height_restrictor" or "sally_port" or "kerb" =>
            !(LetsIn(node, null, 0) ?? true),
        "bollard" or "block" or "jersey_barrier" or "cycle_barrier" or "stile" or "turnstile" or "kissing_gate"
            or "motorcycle_barrier" or "log" or "debris" or "rope" => !(LetsIn(node, null, 2) ?? false),
        _ => !(LetsIn(node, null, 0) ?? false),
    };

    private static VanVerdict ClassOf(OsmTags tags, out RoadClass roadClass)
    {
        string highway = tags["highway"] ?? "";
        roadClass = highway switch
        {
            "primary" or "primary_link" => RoadClass.Primary,
            "secondary" or "secondary_link" => RoadClass.Secondary,
            "tertiary" or "tertiary_link" => RoadClass.Tertiary,
            "residential" => RoadClass.Residential,
            "living_street" => RoadClass.LivingStreet,
            "service" => RoadClass.Service,
            _ => RoadClass.Unclassified,
        };
        if (highway is "motorway" or "motorway_link" or "trunk" or "trunk_link" || tags["motorroad"] == "yes")
        {
            return VanVerdict.TooFast;
        }

        bool isRoad = roadClass != RoadClass.Unclassified || highway is "unclassified" or "road";
        return isRoad && tags["area"] != "yes" && tags["route"] != "ferry" ? VanVerdict.Allowed : VanVerdict.NotARoad;
    }

    private static (bool Forward, bool Backward) Directions(OsmTags tags) => tags["oneway"] switch
    {
        "yes" or "1" or "true" => (true, false),
        "-1" or "reverse" => (false, true),
        "no" or "0" or "false" => (true, true),
        // Which way is open changes by the hour, and the map does not say when.
        "reversible" or "alternating" => (false, false),
        _ => tags["junction"] is "roundabout" or "circular" ? (true, false) : (true, true),
    };

    /// <summary>What the most specific access key says; null when there is none.</summary>
    private static bool? LetsIn(OsmTags tags, string[]? directedKeys, int widestKey)
    {
        bool? verdict = null;
        for (int i = widestKey; i < AccessKeys.Length; i++)
        {
            string? value = (directedKeys is null ? null : tags[directedKeys[i]]) ?? tags[AccessKeys[i]];
            verdict = value is null ? verdict : IsOpen(value);
        }

        return verdict;
    }

    private static bool IsOpen(string value)
    {
        foreach (Range part in value.AsSpan().Split(';'))
        {
            if (value.AsSpan()[part].Trim() is "yes" or "permissive" or "designated" or "official" or "public"
                or "destination" or "delivery" or "customers")
            {
                return true;
            }
        }

        return false;
    }

    private static int SpeedKmh(OsmTags tags, RoadClass roadClass, string directedKey)
    {
        int usual = UsualKmh(roadClass);
        int speed = SpeedLimit.Kmh(tags[directedKey] ?? tags["maxspeed"]) ?? usual;
        if (roadClass is RoadClass.LivingStreet or RoadClass.Service)
        {
            speed = Math.Min(speed, usual);
        }

        if (tags["surface"] is "unpaved" or "gravel" or "dirt" or "ground" or "earth" or "sand" or "grass" or "mud")
        {
            speed = Math.Min(speed, LooseGroundKmh);
        }

        return Math.Clamp(speed, MinSpeedKmh, MaxSpeedKmh);
    }

    /// <summary>Assumption: what a careful van keeps on a road without a posted limit.</summary>
    private static int UsualKmh(RoadClass roadClass) => roadClass switch
    {
        RoadClass.Primary or RoadClass.Secondary or RoadClass.Tertiary => 40,
        RoadClass.Unclassified => 35,
        RoadClass.Residential => 30,
        RoadClass.Service => 15,
        _ => 10,
    };
}
