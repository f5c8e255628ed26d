namespace Konvoi.Routing;

/// <summary>
/// How much a van takes on whenever it charges: before a trip at its hub, or at a charger on the way. It is never a
/// choice: the rule, the way and the battery give the amount, which may be nothing. A first trip that starts elsewhere
/// than at the hub, or has left already, begins with what the battery holds.
/// </summary>
public enum ChargeRule
{
    /// <summary>
    /// What the rest of the trip (at the hub: the whole trip) needs beyond what the battery holds, up to a full battery;
    /// nothing if it holds enough: max(0, min(range, rest of the way) - battery). Chargers further on do not count.
    /// </summary>
    AsNeeded,

    /// <summary>Up to a full battery, every time; at the hub before every trip.</summary>
    Full,
}
