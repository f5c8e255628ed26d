using Konvoi.Fleet;

namespace Konvoi.Simulation;

/// <summary>The yard of one hub: vans charge, load at a dock and leave when their plan says so (main path, step 7).</summary>
internal sealed class HubYard(DayStage stage, Hub hub)
{
    private readonly Queue<VanOnRoad> _forDock = new();
    private readonly Queue<VanOnRoad> _forCharger = new();
    private int _freeDocks = hub.Docks;
    private int _freeChargers = hub.Chargers;

    /// <summary>Looks at what a van at the hub should do next: load, charge for its trip, or fill up while it rests.</summary>
    public void Consider(VanOnRoad van)
    {
        Van known = stage.Fleet.Vans[van.Index];
        if (known.Mode is not VanMode.AtHub || van.Loading)
        {
            return;
        }

        if (known.Planned is [var trip, ..])
        {
            long missingDm = NeedDm(van, trip) - ChargeAt(van, stage.NowMs);
            if (missingDm > 0 && van.Charging is null)
            {
                WantCharger(van);
                return;
            }

            // Loading and charging go on together: the dock has a plug.
            long readyMs = Math.Max(trip.DepartMs, stage.NowMs + ChargingTime(van, missingDm));
            int revision = known.Revision;
            stage.Agenda.At(
                Math.Max(stage.NowMs, readyMs - stage.World.Layout.Rules.ReloadMs), () => WantDock(van, revision));
        }
        else if (van.Charging is null && van.ChargeDm < van.Spec.RangeDm)
        {
            WantCharger(van);
        }
    }

    /// <summary>Tells the fleet how full a van on a charger is by now, so that a wave is planned from the truth.</summary>
    public void ReportCharge(VanOnRoad van)
    {
        if (van.Charging is not null)
        {
            stage.Must(new ReportCharged(stage.NowMs, van.Spec.Id, ChargeAt(van, stage.NowMs)));
        }
    }

    /// <summary>Loading is done: the dock goes to whoever waits.</summary>
    public void LeaveDock(VanOnRoad van)
    {
        van.Loading = false;
        _freeDocks++;
        NextAtDock();
    }

    /// <summary>What the trip takes and a tenth more, and never more than the battery holds.</summary>
    private static long NeedDm(VanOnRoad van, Trip trip) => Math.Min(van.Spec.RangeDm, trip.DistanceDm + (trip.DistanceDm / 10));

    private void WantDock(VanOnRoad van, int revision)
    {
        Van known = stage.Fleet.Vans[van.Index];
        if (known.Revision == revision && known.Mode is VanMode.AtHub && !van.Loading)
        {
            van.Loading = true;
            _forDock.Enqueue(van);
            NextAtDock();
        }
    }

    private void NextAtDock()
    {
        while (_freeDocks > 0 && _forDock.TryDequeue(out VanOnRoad? van))
        {
            if (stage.Fleet.Vans[van.Index] is not { Planned: [var trip, ..] } known)
            {
                van.Loading = false;
                continue;
            }

            // While it queued a new plan may have come, for a later hour or a longer way: then it does not load yet.
            long nowMs = stage.NowMs;
            long departMs = nowMs + stage.World.Layout.Rules.ReloadMs;
            if (departMs < trip.DepartMs || ChargeAt(van, departMs) < NeedDm(van, trip))
            {
                van.Loading = false;
                Consider(van);
                continue;
            }

            if (stage.Times.SlotOfTrip(van.Index, trip) is not { } slot || departMs + (trip.ReturnMs - trip.DepartMs) > slot.ToMs)
            {
                GiveUp(van, known, trip);
                continue;
            }

            _freeDocks--;
            van.Slot = slot;
            stage.Must(new StartTrip(nowMs, van.Spec.Id, known.Revision));
            stage.Agenda.At(
                nowMs + stage.World.Layout.Rules.ReloadMs,
                () =>
                {
                    Unplug(van);
                    LeaveDock(van);
                    stage.Must(new ReportDeparted(stage.NowMs, van.Spec.Id));
                });
        }
    }

    /// <summary>The queue took so long that the permit would run out on the road: the parcels wait for another wave.</summary>
    private void GiveUp(VanOnRoad van, Van known, Trip trip)
    {
        van.Loading = false;
        List<string> parcels = [.. trip.Stops.SelectMany(stop => stop.Deliver.Concat(stop.PickUp))];
        stage.Must(new CommitPlan(stage.NowMs, van.Spec.Id, known.Revision, [.. known.Planned.Skip(1)]));
        stage.Must(new RecordUnplanned(stage.NowMs, parcels, "its van waited for a dock until the permit left too little time"));
    }

    private void WantCharger(VanOnRoad van)
    {
        if (!_forCharger.Contains(van))
        {
            _forCharger.Enqueue(van);
            NextAtCharger();
        }
    }

    private void NextAtCharger()
    {
        while (_freeChargers > 0 && _forCharger.TryDequeue(out VanOnRoad? van))
        {
            if (stage.Fleet.Vans[van.Index].Mode is not VanMode.AtHub || van.Loading)
            {
                continue;
            }

            _freeChargers--;
            ChargingSession session = new(stage.NowMs, van.ChargeDm);
            van.Charging = session;
            stage.Agenda.At(stage.NowMs + ChargingTime(van, van.Spec.RangeDm - van.ChargeDm), () =>
            {
                if (ReferenceEquals(van.Charging, session))
                {
                    Unplug(van);
                }
            });
            Consider(van);
        }
    }

    /// <summary>Time on a charger for so much more range, rounded up.</summary>
    private static long ChargingTime(VanOnRoad van, long missingDm) =>
        ((Math.Max(0, missingDm) * van.Spec.ChargeFullMs) + van.Spec.RangeDm - 1) / van.Spec.RangeDm;

    private static long ChargeAt(VanOnRoad van, long atMs) => van.Charging is { } session
        ? Math.Min(van.Spec.RangeDm, session.FromDm + ((atMs - session.SinceMs) * van.Spec.RangeDm / van.Spec.ChargeFullMs))
        : van.ChargeDm;

    private void Unplug(VanOnRoad van)
    {
        if (van.Charging is not null)
        {
            van.ChargeDm = ChargeAt(van, stage.NowMs);
            van.Charging = null;
            _freeChargers++;
            stage.Must(new ReportCharged(stage.NowMs, van.Spec.Id, van.ChargeDm));
            NextAtCharger();
        }
    }
}
