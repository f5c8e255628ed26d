namespace Konvoi.Routing;

/// <summary>What one trip comes to, given its order of stops and the trip before it.</summary>
internal struct TripState
{
    /// <summary>Loaded, charged and released: the earliest the trip could leave.</summary>
    public long ReadyMs;

    /// <summary>The latest departure that does not delay the return.</summary>
    public long DepartMs;

    /// <summary>The earliest return.</summary>
    public long ReturnMs;

    public long DistanceDm;

    /// <summary>The latest release among its jobs.</summary>
    public long ReleaseMs;

    public long ChargedDm;

    public long ChargedMs;

    /// <summary>What the battery still drives after the trip; constant on a van without a limit.</summary>
    public long BatteryDm;
}
