namespace Konvoi.Routing;

/// <summary>The rules and prices of one van, with limits in place of nulls.</summary>
internal sealed class VanRules
{
    /// <summary>Beyond every time that a problem may hold, and small enough to add to.</summary>
    public const long AnyTimeMs = 4_000_000_000_000;

    public VanRules(Instance instance, int van)
    {
        Vehicle = instance.Problem.Vehicles[van];
        Van = van;
        Travel = instance.Travel[instance.TravelOf[van]];
        Start = Vehicle.StartLocation ?? Vehicle.Hub;
        End = Vehicle.EndLocation ?? Vehicle.Hub;
        FixedCost = Vehicle.FixedCost * instance.CostScale;
        LatestReturnMs = Vehicle.ShiftEndMs + Vehicle.OvertimeMs;
        MaxTripMs = Vehicle.MaxTripMs ?? long.MaxValue;
        MaxTripDm = Vehicle.MaxTripDm ?? long.MaxValue;
        HasRange = Vehicle.RangeDm != Vehicle.UnlimitedDm;
        OnBoard = new long[instance.Dimensions];
        foreach (Job job in instance.Problem.Jobs)
        {
            for (int d = 0; d < OnBoard.Length && job.OnBoardOf == van; d++)
            {
                OnBoard[d] += job.Delivery[d];
            }
        }

        StartRangeDm = Vehicle.StartRangeDm ?? Vehicle.RangeDm;
    }

    public Vehicle Vehicle { get; }

    public int Van { get; }

    public Travel Travel { get; }

    public int Start { get; }

    public int End { get; }

    public int Hub => Vehicle.Hub;

    public long FixedCost { get; }

    public long LatestReturnMs { get; }

    public long MaxTripMs { get; }

    public long MaxTripDm { get; }

    public bool HasRange { get; }

    /// <summary>What is in the van before its first trip, served or not, per dimension.</summary>
    public long[] OnBoard { get; }

    public long StartRangeDm { get; }

    /// <summary>How many items at the head of the order stay where they are.</summary>
    public int Frozen => Vehicle.Committed.Length;
}
