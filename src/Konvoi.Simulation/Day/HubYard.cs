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
            long missingDm = NeedDm(van, trip) - ChargeNow(van);
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
            Van known = stage.Fleet.Vans[van.Index];
            long nowMs = stage.NowMs;
            if (stage.Times.SlotOf(van.Index, nowMs) is not { } slot || known.Planned is not [var trip, ..]
                || nowMs + stage.World.Layout.Rules.ReloadMs < slot.FromMs || nowMs + (trip.ReturnMs - trip.DepartMs) > slot.ToMs)
            {
                // The queue took so long that the permit would run out on the road: the parcels wait for another wave.
                van.Loading = false;
                stage.Must(new CommitPlan(nowMs, van.Spec.Id, known.Revision, []));
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

    private long ChargeNow(VanOnRoad van) => van.Charging is { } session
        ? Math.Min(van.Spec.RangeDm, session.FromDm + ((stage.NowMs - session.SinceMs) * van.Spec.RangeDm / van.Spec.ChargeFullMs))
        : van.ChargeDm;

    private void Unplug(VanOnRoad van)
    {
        if (van.Charging is not null)
        {
            van.ChargeDm = ChargeNow(van);
            van.Charging = null;
            _freeChargers++;
            stage.Must(new ReportCharged(stage.NowMs, van.Spec.Id, van.ChargeDm));
            NextAtCharger();
        }
    }
}
