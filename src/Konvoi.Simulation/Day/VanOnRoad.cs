using Konvoi.Fleet;
using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>A van as the world knows it: where it is, how far its battery carries it, when trouble is due.</summary>
internal sealed class VanOnRoad(int index, VanSpec spec, Rng chance)
{
    public int Index => index;

    public VanSpec Spec => spec;

    /// <summary>Draws of this van's own troubles.</summary>
    public Rng Chance => chance;

    public long ChargeDm { get; set; } = spec.RangeDm;

    /// <summary>The place (see <see cref="TravelTimes"/>) at which it stands; -1 on the road.</summary>
    public int Place { get; set; }

    public Leg? Leg { get; set; }

    /// <summary>The permit slot that the running trip began in: its roads and speeds hold to the end of the trip.</summary>
    public PermitSlot Slot { get; set; }

    /// <summary>Distance to go before the next request for help and the next breakdown; long.MaxValue for never.</summary>
    public long NextAssistDm { get; set; } = long.MaxValue;

    public long NextBreakdownDm { get; set; } = long.MaxValue;

    /// <summary>Version of the closures that the rest of the trip was planned under.</summary>
    public int ClosuresSeen { get; set; }

    /// <summary>No way is open to where it must go; it stands until a road opens.</summary>
    public bool WaitsForRoad { get; set; }

    /// <summary>When the van last came to a stop on the road.</summary>
    public long StoppedMs { get; set; }

    public bool Loading { get; set; }

    public ChargingSession? Charging { get; set; }

    public long FirstDepartMs { get; set; } = -1;

    public long LastReturnMs { get; set; } = -1;
}

/// <summary>A van on a charger. Replaced, never changed, so a scheduled end knows whether it is still meant.</summary>
internal sealed record ChargingSession(long SinceMs, long FromDm);

/// <summary>A stretch under way. Time on it stands still while the van does.</summary>
internal sealed class Leg(RoadPath path, RoadMetric metric, int fromPlace, int toPlace, long departMs)
{
    public RoadPath Path => path;

    public RoadMetric Metric => metric;

    public int FromPlace => fromPlace;

    public int ToPlace => toPlace;

    public long DepartMs => departMs;

    /// <summary>Driving time behind it when it last halted.</summary>
    public long ElapsedMs { get; set; }

    /// <summary>Distance behind it when it last halted.</summary>
    public long DrivenDm { get; set; }

    /// <summary>When it last set off; -1 while it stands.</summary>
    public long MovingSinceMs { get; set; } = -1;

    /// <summary>Grows with every halt, so that what was scheduled before knows itself outdated.</summary>
    public int Version { get; set; }

    public long ElapsedAt(long nowMs) =>
        MovingSinceMs < 0 ? ElapsedMs : Math.Min(path.DurationMs, ElapsedMs + nowMs - MovingSinceMs);

    /// <summary>The first driving time at which the van has come this far.</summary>
    public long ElapsedAtDistance(long distanceDm)
    {
        long low = ElapsedMs;
        long high = path.DurationMs;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (path.DistanceDmAt(metric, middle) >= distanceDm)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
