using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>A van as the world knows it: where it is, how far its battery carries it, when trouble is due.</summary>
internal sealed class VanOnRoad(int index, VanSpec spec, Rng assistChance, Rng breakdownChance)
{
    public int Index => index;

    public VanSpec Spec => spec;

    /// <summary>Draws of this van's requests for help.</summary>
    public Rng AssistChance => assistChance;

    /// <summary>Draws of its breakdowns; apart, so that more requests do not move them.</summary>
    public Rng BreakdownChance => breakdownChance;

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

    public bool Loading { get; set; }

    public ChargingSession? Charging { get; set; }

    public long FirstDepartMs { get; set; } = -1;

    public long LastReturnMs { get; set; } = -1;
}

/// <summary>A van on a charger. Replaced, never changed, so a scheduled end knows whether it is still meant.</summary>
internal sealed record ChargingSession(long SinceMs, long FromDm);
