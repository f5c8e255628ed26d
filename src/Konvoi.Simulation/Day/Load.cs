using Konvoi.Fleet;

namespace Konvoi.Simulation;

/// <summary>How full vans are.</summary>
internal static class Load
{
    /// <summary>What is on board now, by volume or mass, whichever is fuller, in thousandths of capacity.</summary>
    public static int PermilleOf(FleetState fleet, Van van)
    {
        long grams = 0;
        long millilitres = 0;
        foreach (string id in van.OnBoard)
        {
            ParcelOrder order = fleet.FindParcel(id)!.Order;
            grams += order.Grams;
            millilitres += order.Millilitres;
        }

        return (int)Math.Max(grams * 1000 / van.Spec.PayloadGrams, millilitres * 1000 / van.Spec.VolumeMillilitres);
    }
}
