namespace Konvoi.Ledger;

/// <summary>The quantities of a day as figures: integers become units of the field and carry what their group rests on.</summary>
internal sealed class DayFigures(DayQuantities day)
{
    private const double DmPerKm = 10_000;
    private const double MsPerHour = 3_600_000;
    private const double MsPerMinute = 60_000;

    public DayQuantities Day { get; } = day;

    public Figure Accepted { get; } = Parcels(day, day.Parcels.Accepted);

    public Figure Cancelled { get; } = Parcels(day, day.Parcels.Cancelled);

    public Figure Delivered { get; } = Parcels(day, day.Parcels.Delivered);

    public Figure DeliveredOnTime { get; } = Parcels(day, day.Parcels.DeliveredOnTime);

    public Figure Returned { get; } = Parcels(day, day.Parcels.Returned);

    public Figure Vans { get; } = Figure.Exact(day.Fleet.Vans, "van");

    public Figure VansUsed { get; } = Figure.Simulated(day.Fleet.VansUsed, "van", day.Fleet.RestsOn);

    public Figure Trips { get; } = Figure.Simulated(day.Trips.Trips, "trip", day.Trips.RestsOn);

    /// <summary>Loads of all trips, each as a share of capacity.</summary>
    public Figure TripLoads { get; } = Figure.Simulated(day.Trips.LoadPermilleSum / 1000.0, "trip", day.Trips.RestsOn);

    public Figure DrivenKm { get; } = Km(day.Motion.DrivenDm, day.Motion.RestsOn);

    public Figure EmptyKm { get; } = Km(day.Motion.EmptyDm, day.Motion.RestsOn);

    public Figure CompliantKm { get; } = Km(day.Duty.CompliantDm, day.Duty.RestsOn);

    public Figure ActiveHours { get; } = Figure.Simulated(day.Duty.ActiveVanMs / MsPerHour, "h", day.Duty.RestsOn);

    public Figure EnergyKwh { get; } = Figure.Simulated(day.Energy.EnergyWh / 1000.0, "kWh", day.Energy.RestsOn);

    public Figure Requests { get; } = Assists(day, day.Assist.Requests);

    public Figure AdviceTried { get; } = Assists(day, day.Assist.AdviceTried);

    public Figure WrongAdvice { get; } = Assists(day, day.Assist.WrongAdvice);

    public Figure ResolvedByAdvice { get; } = Assists(day, day.Assist.ResolvedByAdvice);

    public Figure BlockedLaneMinutes { get; } = Figure.Simulated(day.Lanes.BlockedLaneMs / MsPerMinute, "min", day.Lanes.RestsOn);

    public Figure Seats { get; } = Figure.Exact(day.Operators.Seats, "seat");

    public Figure StaffedHours { get; } = Figure.Simulated(day.Operators.StaffedMs / MsPerHour, "h", day.Operators.RestsOn);

    public Figure BusyHours { get; } = Figure.Simulated(day.Operators.BusyMs / MsPerHour, "h", day.Operators.RestsOn);

    public Figure Breakdowns { get; } = Figure.Simulated(day.Disturbances.Breakdowns, "breakdown", day.Disturbances.RestsOn);

    /// <summary>Requests answered in time by the chips of one side of the border, or of both.</summary>
    public Figure DoneWithinDeadline(bool foreignOnly) => Figure.Simulated(
        Day.Pool.Chips.Where(chip => !foreignOnly || !chip.Domestic).Sum(chip => chip.DoneWithinDeadline), "request", Day.Pool.RestsOn);

    private static Figure Parcels(DayQuantities day, long parcels) => Figure.Simulated(parcels, "parcel", day.Parcels.RestsOn);

    private static Figure Km(long lengthDm, FactSet restsOn) => Figure.Simulated(lengthDm / DmPerKm, "km", restsOn);

    private static Figure Assists(DayQuantities day, long requests) => Figure.Simulated(requests, "request", day.Assist.RestsOn);
}
