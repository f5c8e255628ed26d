namespace Konvoi.Routing;

/// <summary>How long vans stand at a place beyond what it serves at once.</summary>
internal static class Crowding
{
    /// <summary>The time beyond the docks, once per van too many, in ms.</summary>
    /// <param name="events">One per coming (+1) and going (-1); sorted here.</param>
    /// <param name="docks">How many vans are served at once.</param>
    public static Int128 BeyondMs(List<(long AtMs, int Change)> events, int docks)
    {
        events.Sort();
        Int128 beyondMs = 0;
        long lastMs = 0;
        int inside = 0;
        foreach ((long atMs, int change) in events)
        {
            beyondMs += (Int128)Math.Max(0, inside - docks) * (atMs - lastMs);
            inside += change;
            lastMs = atMs;
        }

        return beyondMs;
    }
}
