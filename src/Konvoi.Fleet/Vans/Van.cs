namespace Konvoi.Fleet;

/// <summary>A van as the fleet knows it.</summary>
public sealed class Van
{
    internal Van(VanSpec spec)
    {
        Spec = spec;
        ChargeDm = spec.RangeDm;
    }

    public VanSpec Spec { get; }

    public VanMode Mode { get; internal set; }

    /// <summary>Grows with every change of plan; a plan made from an older one is refused (the fence).</summary>
    public int Revision { get; internal set; }

    /// <summary>The trip under way; null at the hub.</summary>
    public Trip? Trip { get; internal set; }

    /// <summary>Next stop of <see cref="Trip"/>; equal to the number of stops on the way home.</summary>
    public int NextStop { get; internal set; }

    /// <summary>Committed trips that have not started, in order.</summary>
    public IReadOnlyList<Trip> Planned { get; internal set; } = [];

    /// <summary>Ids of the parcels in its custody.</summary>
    public IReadOnlyCollection<string> OnBoard => Cargo;

    /// <summary>Distance that the battery still carries it, as last reported.</summary>
    public long ChargeDm { get; internal set; }

    /// <summary>The open assist request; null when it drives by itself.</summary>
    public string? Request { get; internal set; }

    /// <summary>Trips committed so far; numbers the next trip.</summary>
    public int TripsCommitted { get; internal set; }

    internal SortedSet<string> Cargo { get; } = new(StringComparer.Ordinal);
}
