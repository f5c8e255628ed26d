namespace Konvoi.Routing;

/// <summary>How much a van takes on whenever it charges: before a trip at its hub, or at a charger on the way.</summary>
public enum ChargeRule
{
    /// <summary>
    /// What the rest of the trip (at the hub: the whole trip) needs beyond what the battery holds, up to a full battery;
    /// nothing if it holds enough.
    /// </summary>
    AsNeeded,

    /// <summary>Up to a full battery, every time; at the hub before every trip.</summary>
    Full,
}
