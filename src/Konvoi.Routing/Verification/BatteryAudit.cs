namespace Konvoi.Routing;

/// <summary>
/// The battery of one van, leg by leg. It is followed with the charges that the rule gives, so that a wrongly stated charge
/// is one violation and not one more at every stop after it.
/// </summary>
internal static class BatteryAudit
{
    /// <summary>Time that a charge takes, rounded up to whole ms.</summary>
    public static long ChargeMs(Vehicle vehicle, long chargedDm)
    {
        Int128 tenThousandths = (Int128)chargedDm * (vehicle.RechargeMsPerKm ?? 0);
        return (long)Int128.Clamp((tenThousandths + 9_999) / 10_000, 0, long.MaxValue);
    }

    public static void Run(AuditedRoute van)
    {
        long batteryDm = van.Vehicle.RangeDm == Vehicle.UnlimitedDm ? Vehicle.UnlimitedDm : van.Vehicle.StartRangeDm ?? van.Vehicle.RangeDm;
        for (int t = 0; t < van.Trips.Count; t++)
        {
            RouteTrip trip = van.Trips[t];
            bool atHub = t > 0 || (!van.Vehicle.HasLeft && van.StartOf(0) == van.Vehicle.Hub);
            batteryDm += Charge(van, t, -1, trip.ChargedDm, atHub ? Due(van.Vehicle, batteryDm, van.WayDm(t)) : 0, batteryDm);
            long chargeMs = ChargeMs(van.Vehicle, trip.ChargedDm);
            if (trip.ChargedMs != chargeMs)
            {
                van.Add(ViolationKind.ChargeTime, t, -1, Math.Abs(trip.ChargedMs - chargeMs),
                    $"charges for {trip.ChargedMs} ms, {trip.ChargedDm} dm take {chargeMs} ms");
            }

            batteryDm = Drive(van, t, batteryDm);
        }
    }

    /// <summary>The charge by the rule (<see cref="ChargeRule"/>), stated or not.</summary>
    private static long Charge(AuditedRoute van, int t, int s, long statedDm, long dueDm, long batteryDm)
    {
        if (statedDm != dueDm)
        {
            van.Add(ViolationKind.Charge, t, s, Math.Abs(statedDm - dueDm),
                $"charges {statedDm} dm, expected {dueDm} dm beyond the {batteryDm} dm it has"
                + (van.Vehicle.RechargeMsPerKm is null ? " (the van does not charge)" : $" (rule {van.Vehicle.ChargeRule})"));
        }

        return dueDm;
    }

    private static long Due(Vehicle vehicle, long batteryDm, long aheadDm)
    {
        bool charges = vehicle.RechargeMsPerKm is not null && vehicle.RangeDm != Vehicle.UnlimitedDm;
        long upToDm = vehicle.ChargeRule == ChargeRule.Full ? vehicle.RangeDm : Math.Min(vehicle.RangeDm, aheadDm);
        return charges ? Math.Max(0, upToDm - batteryDm) : 0;
    }

    /// <summary>
    /// Drives a trip and names the stop at which the battery falls below 0, with what is missing up to the next chance to
    /// charge. Returns what it holds at the end, at least 0.
    /// </summary>
    private static long Drive(AuditedRoute van, int t, long batteryDm)
    {
        bool binds = van.Vehicle.RangeDm != Vehicle.UnlimitedDm;
        long aheadDm = van.WayDm(t);
        int emptyAt = int.MinValue;
        long fromDm = batteryDm;
        foreach ((int from, int to, int s) in van.LegsOf(t))
        {
            aheadDm -= van.LengthDm(from, to);
            batteryDm -= binds ? van.LengthDm(from, to) : 0;
            if (batteryDm < 0 && emptyAt == int.MinValue)
            {
                emptyAt = s;
            }

            if (s >= 0 && van.Trips[t].Stops[s].Job >= 0)
            {
                continue;
            }

            if (emptyAt != int.MinValue)
            {
                van.Add(ViolationKind.Range, t, emptyAt, -batteryDm,
                    $"the battery is empty before the van gets there: it held {fromDm} dm, up to {(s < 0 ? "the end of the trip" : "the next charger")} it needs {fromDm - batteryDm} dm");
                emptyAt = int.MinValue;
            }

            batteryDm = Math.Max(0, batteryDm);
            if (s >= 0)
            {
                batteryDm += Charge(van, t, s, van.Trips[t].Stops[s].ChargedDm, Due(van.Vehicle, batteryDm, aheadDm), batteryDm);
                fromDm = batteryDm;
            }
        }

        return batteryDm;
    }
}
