namespace Konvoi.Fleet;

/// <summary>A parcel as the fleet knows it: its order and who has it in custody.</summary>
public sealed class Parcel
{
    internal Parcel(ParcelOrder order, int station)
    {
        Order = order;
        Station = station;
    }

    public ParcelOrder Order { get; }

    /// <summary>Index of the station in the layout.</summary>
    public int Station { get; }

    public ParcelState State { get; internal set; }

    /// <summary>The van that carries it or carried it last; null before the first loading.</summary>
    public string? Van { get; internal set; }

    /// <summary>When <see cref="State"/> was reached.</summary>
    public long SinceMs { get; internal set; }

    /// <summary>Why it is not delivered; null when it is, or when nothing has gone wrong yet.</summary>
    public string? Reason { get; internal set; }

    /// <summary>How often a van took it out.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The trip that a committed plan puts it on; null when no plan carries it.</summary>
    public string? PlannedTrip { get; internal set; }
}
