namespace Konvoi.Ledger;

/// <summary>The vans of the day. How many there are is the scenario's choice; how many were used rests on facts.</summary>
public sealed record FleetTally(IReadOnlyList<VanGroup> Groups, FactSet RestsOn)
{
    public long Vans => Groups.Sum(group => (long)group.Vans);

    public long VansUsed => Groups.Sum(group => (long)group.VansUsed);
}
