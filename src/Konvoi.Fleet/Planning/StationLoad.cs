namespace Konvoi.Fleet;

/// <summary>Parcels of one station and direction that travel together: one job of the routing problem.</summary>
/// <param name="Station">Index of the station in the layout.</param>
/// <param name="ReadyMs">When the last of them is ready.</param>
/// <param name="DueMs">When the first of them is due.</param>
/// <param name="Late">Its due time cannot be kept: only the station's hours count.</param>
internal sealed record StationLoad(
    int Station, Direction Direction, IReadOnlyList<Parcel> Parcels, long Grams, long Millilitres, long ReadyMs, long DueMs, bool Late = false)
{
    public static StationLoad Of(IReadOnlyList<Parcel> parcels, bool late = false) => new(
        parcels[0].Station,
        parcels[0].Order.Direction,
        parcels,
        parcels.Sum(parcel => (long)parcel.Order.Grams),
        parcels.Sum(parcel => (long)parcel.Order.Millilitres),
        parcels.Max(parcel => parcel.Order.ReadyMs),
        parcels.Min(parcel => parcel.Order.DueMs),
        late);

    /// <summary>The same parcels in two loads of about half the volume; itself where there is only one.</summary>
    public IEnumerable<StationLoad> Halves()
    {
        long millilitres = 0;
        int cut = 0;
        while (cut < Parcels.Count - 1 && (cut == 0 || millilitres * 2 < Millilitres))
        {
            millilitres += Parcels[cut++].Order.Millilitres;
        }

        return Parcels.Count == 1 ? [this] : [Of([.. Parcels.Take(cut)], Late), Of([.. Parcels.Skip(cut)], Late)];
    }
}
