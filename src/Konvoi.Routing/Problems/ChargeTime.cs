namespace Konvoi.Routing;

/// <summary>How long a charge takes: rounded up to whole ms per charge.</summary>
internal static class ChargeTime
{
    /// <param name="dm">Range taken on, 0 to 10^12 dm.</param>
    /// <param name="msPerKm">0 to 10^9 (<see cref="Vehicle.RechargeMsPerKm"/>).</param>
    public static long Ms(long dm, long msPerKm) => (dm / 10_000 * msPerKm) + (((dm % 10_000 * msPerKm) + 9_999) / 10_000);
}
