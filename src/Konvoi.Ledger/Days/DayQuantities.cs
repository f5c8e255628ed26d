namespace Konvoi.Ledger;

/// <summary>
/// What a delivery day produced, in integers, and for each group the facts that it rests on. Money is not among it: prices
/// meet quantities once, in <see cref="KpiFormulas"/>. Counts are never negative.
/// </summary>
public sealed record DayQuantities
{
    public required ParcelTally Parcels { get; init; }

    public required FleetTally Fleet { get; init; }

    public required TripTally Trips { get; init; }

    public required MotionTally Motion { get; init; }

    public required DutyTally Duty { get; init; }

    public required EnergyTally Energy { get; init; }

    public required AssistTally Assist { get; init; }

    public required LaneTally Lanes { get; init; }

    public required AnswerTimes Answers { get; init; }

    public required OperatorTally Operators { get; init; }

    public required PoolTally Pool { get; init; }

    public required DisturbanceTally Disturbances { get; init; }
}
