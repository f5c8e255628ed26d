namespace Konvoi.Routing;

/// <summary>The stated times of one van: each must follow from the one before it by driving, waiting, service or a break.</summary>
internal static class ClockAudit
{
    public static void Run(AuditedRoute van)
    {
        for (int t = 0; t < van.Trips.Count; t++)
        {
            CheckTrip(van, t);
            CheckHubTime(van, t);
            CheckLimits(van, t);
        }
    }

    private static void CheckTrip(AuditedRoute van, int t)
    {
        RouteTrip trip = van.Trips[t];
        long leaveMs = trip.DepartMs;

        // Where the van stands without being due a visit; a charger is no such place (Problem.VisitMs).
        int visited = van.StartOf(t);
        foreach ((int from, int to, int s) in van.LegsOf(t))
        {
            long statedMs = s < 0 ? trip.ReturnMs : trip.Stops[s].ArriveMs;
            long rightMs = leaveMs + van.DurationMs(from, to);
            if (van.Profile.IsReachable(from, to) && statedMs != rightMs)
            {
                van.Add(ViolationKind.WrongTime, t, s, Math.Abs(statedMs - rightMs),
                    $"{(s < 0 ? "is back" : "arrives")} at {statedMs} ms, driving from {leaveMs} ms on gives {rightMs} ms");
            }

            if (s >= 0)
            {
                CheckStop(van, t, s, visited);
                visited = trip.Stops[s].Job >= 0 ? to : -1;
                leaveMs = van.Breaks.Where(rest => rest.Trip == t && rest.AfterStop == s)
                    .Aggregate(trip.Stops[s].DepartMs, (latest, rest) => Math.Max(latest, rest.EndMs));
            }
        }
    }

    private static void CheckStop(AuditedRoute van, int t, int s, int visited)
    {
        RouteStop stop = van.Trips[t].Stops[s];
        if (stop.StartMs < stop.ArriveMs)
        {
            van.Add(ViolationKind.WrongTime, t, s, stop.ArriveMs - stop.StartMs,
                $"starts at {stop.StartMs} ms, before it arrives at {stop.ArriveMs} ms");
        }

        if (stop.Job < 0)
        {
            CheckCharging(van, t, s);
            return;
        }

        Job job = van.Problem.Jobs[stop.Job];
        long serviceMs = job.ServiceMs + (job.Location == visited ? 0 : van.Problem.VisitMs(job.Location));
        if (stop.DepartMs != stop.StartMs + serviceMs)
        {
            van.Add(ViolationKind.WrongTime, t, s, Math.Abs(stop.DepartMs - stop.StartMs - serviceMs),
                $"departs {stop.DepartMs - stop.StartMs} ms after the start, service takes {serviceMs} ms");
        }

        CheckJob(van, t, s, job);
    }

    private static void CheckCharging(AuditedRoute van, int t, int s)
    {
        RouteStop stop = van.Trips[t].Stops[s];
        if (stop.StartMs > stop.ArriveMs)
        {
            van.Add(ViolationKind.WrongTime, t, s, stop.StartMs - stop.ArriveMs,
                $"charges from {stop.StartMs} ms on, expected from its arrival at {stop.ArriveMs} ms");
        }

        long chargeMs = BatteryAudit.ChargeMs(van.Vehicle, stop.ChargedDm);
        if (stop.DepartMs != stop.StartMs + chargeMs)
        {
            van.Add(ViolationKind.ChargeTime, t, s, Math.Abs(stop.DepartMs - stop.StartMs - chargeMs),
                $"charges for {stop.DepartMs - stop.StartMs} ms, {stop.ChargedDm} dm take {chargeMs} ms");
        }
    }

    private static void CheckJob(AuditedRoute van, int t, int s, Job job)
    {
        RouteStop stop = van.Trips[t].Stops[s];
        long departMs = van.Trips[t].DepartMs;
        if (departMs < job.ReleaseMs)
        {
            van.Add(ViolationKind.Release, t, s, job.ReleaseMs - departMs,
                $"the trip leaves at {departMs} ms, job '{job.Id}' is released at {job.ReleaseMs} ms");
        }

        long outsideMs = job.Windows.Length == 0
            ? 0
            : job.Windows.Min(w => Math.Max(0, Math.Max(w.OpenMs - stop.StartMs, stop.StartMs - w.CloseMs)));
        if (outsideMs > 0)
        {
            van.Add(ViolationKind.Window, t, s, outsideMs,
                $"job '{job.Id}' starts at {stop.StartMs} ms, {outsideMs} ms outside its nearest window");
        }
    }

    private static void CheckHubTime(AuditedRoute van, int t)
    {
        RouteTrip trip = van.Trips[t];
        long readyMs = t == 0
            ? van.Vehicle.ShiftStartMs + trip.ChargedMs
            : van.Trips[t - 1].ReturnMs + Math.Max(van.Vehicle.ReloadMs, trip.ChargedMs);
        if (trip.DepartMs < readyMs)
        {
            van.Add(ViolationKind.HubTime, t, -1, readyMs - trip.DepartMs,
                $"leaves at {trip.DepartMs} ms, loaded and charged only at {readyMs} ms");
        }
    }

    private static void CheckLimits(AuditedRoute van, int t)
    {
        Vehicle vehicle = van.Vehicle;
        RouteTrip trip = van.Trips[t];
        if (trip.DepartMs < vehicle.ShiftStartMs)
        {
            van.Add(ViolationKind.Shift, t, -1, vehicle.ShiftStartMs - trip.DepartMs,
                $"leaves at {trip.DepartMs} ms, the shift starts at {vehicle.ShiftStartMs} ms");
        }

        long latestMs = vehicle.ShiftEndMs + vehicle.OvertimeMs;
        if (trip.ReturnMs > latestMs)
        {
            van.Add(ViolationKind.Shift, t, -1, trip.ReturnMs - latestMs,
                $"is back at {trip.ReturnMs} ms, the shift ends at {vehicle.ShiftEndMs} ms"
                + (vehicle.OvertimeMs > 0 ? $" and overtime at {latestMs} ms" : ""));
        }

        if (trip.ReturnMs - trip.DepartMs > vehicle.MaxTripMs)
        {
            van.Add(ViolationKind.TripDuration, t, -1, trip.ReturnMs - trip.DepartMs - vehicle.MaxTripMs.Value,
                $"takes {trip.ReturnMs - trip.DepartMs} ms, may take {vehicle.MaxTripMs} ms");
        }
    }
}
