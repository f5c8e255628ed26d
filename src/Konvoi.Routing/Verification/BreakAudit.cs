namespace Konvoi.Routing;

/// <summary>
/// The breaks of one van: those due are taken, in order, inside their windows, for as long as they last, and at a time
/// when the van stands. That the drive begins only after a break on the way is held by <see cref="ClockAudit"/>.
/// </summary>
internal static class BreakAudit
{
    public static void Run(AuditedRoute van)
    {
        bool[] taken = new bool[van.Vehicle.Breaks.Length];
        for (int b = 0; b < van.Breaks.Count; b++)
        {
            RouteBreak rest = van.Breaks[b];
            taken[rest.Break] = true;
            if (b > 0 && van.Breaks[b - 1].Break >= rest.Break)
            {
                van.Add(ViolationKind.BreakOrder, rest.Trip, rest.AfterStop, 1, $"break {rest.Break} comes after break {van.Breaks[b - 1].Break}, expected each once and in order");
            }

            CheckSpan(van, rest);
            CheckPlace(van, rest, b);
        }

        for (int b = 0; b < taken.Length && van.Trips.Count > 0; b++)
        {
            long lateMs = van.Trips[^1].ReturnMs - van.Vehicle.Breaks[b].LatestMs;
            if (!taken[b] && lateMs > 0)
            {
                van.Add(ViolationKind.Break, -1, -1, lateMs,
                    $"break {b} is not taken; it begins by {van.Vehicle.Breaks[b].LatestMs} ms, and the last trip is back only at {van.Trips[^1].ReturnMs} ms");
            }
        }
    }

    private static void CheckSpan(AuditedRoute van, RouteBreak rest)
    {
        Break due = van.Vehicle.Breaks[rest.Break];
        long outsideMs = Math.Max(0, Math.Max(due.EarliestMs - rest.StartMs, rest.StartMs - due.LatestMs));
        if (outsideMs > 0)
        {
            Add(van, rest, outsideMs, $"break {rest.Break} begins at {rest.StartMs} ms, expected {due.EarliestMs}..{due.LatestMs} ms");
        }

        if (rest.EndMs != rest.StartMs + due.DurationMs)
        {
            Add(van, rest, Math.Abs(rest.EndMs - rest.StartMs - due.DurationMs),
                $"break {rest.Break} lasts {rest.EndMs - rest.StartMs} ms, expected {due.DurationMs} ms");
        }
    }

    private static void CheckPlace(AuditedRoute van, RouteBreak rest, int b)
    {
        RouteTrip trip = van.Trips[rest.Trip];
        (long freeMs, string since) = (rest.AfterStop, rest.Trip) switch
        {
            ( >= 0, _) => (trip.Stops[rest.AfterStop].DepartMs, "the stop is done"),
            (_, 0) => (van.Vehicle.ShiftStartMs, "the shift starts"),
            _ => (van.Trips[rest.Trip - 1].ReturnMs, "the trip before is back"),
        };
        if (b > 0 && van.Breaks[b - 1].EndMs > freeMs)
        {
            (freeMs, since) = (van.Breaks[b - 1].EndMs, "the break before ends");
        }

        if (rest.StartMs < freeMs)
        {
            Add(van, rest, freeMs - rest.StartMs, $"break {rest.Break} begins at {rest.StartMs} ms, {since} only at {freeMs} ms");
        }

        if (rest.AfterStop < 0 && trip.DepartMs < rest.EndMs)
        {
            Add(van, rest, rest.EndMs - trip.DepartMs, $"leaves at {trip.DepartMs} ms, break {rest.Break} ends only at {rest.EndMs} ms");
        }
    }

    private static void Add(AuditedRoute van, RouteBreak rest, long amount, string text) =>
        van.Add(ViolationKind.Break, rest.Trip, rest.AfterStop, amount, text);
}
