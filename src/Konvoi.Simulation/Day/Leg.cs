using Konvoi.Roads;

namespace Konvoi.Simulation;

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
