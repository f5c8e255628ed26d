using Konvoi.Fleet;

namespace Konvoi.Simulation;

/// <summary>Sums that grow while the day runs. What the final state can tell is read from there instead.</summary>
internal sealed class DayTally
{
    public long DrivenDm { get; private set; }

    public long EmptyDm { get; private set; }

    public long CompliantDm { get; private set; }

    /// <summary>Decimetres x watt-hours per kilometre; divided once, so that no leg is rounded.</summary>
    public long DmWhPerKm { get; private set; }

    public long Trips { get; private set; }

    public long LoadPermilleSum { get; private set; }

    public long Breakdowns { get; set; }

    public long OperatorBusyMs { get; set; }

    public PlanTally Plans { get; set; } = new(0, 0, 0, 0);

    public void Drove(VanSpec van, long drivenDm, long emptyDm, long compliantDm)
    {
        DrivenDm += drivenDm;
        EmptyDm += emptyDm;
        CompliantDm += compliantDm;
        DmWhPerKm += drivenDm * van.EnergyWhPerKm;
    }

    /// <param name="loadPermille">Greatest load of the trip, in thousandths of the van's capacity.</param>
    public void TripDone(int loadPermille)
    {
        Trips++;
        LoadPermilleSum += loadPermille;
    }
}
