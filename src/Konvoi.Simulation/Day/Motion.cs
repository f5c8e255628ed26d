using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>Vans on real roads: legs, trouble on the way, closures that turn them round (main path, steps 7 to 9).</summary>
internal sealed class Motion
{
    private readonly DayStage _stage;
    private readonly VanOnRoad[] _vans;
    private readonly AssistModel _model;
    private int _closuresVersion;
    private long _requests;

    public Motion(DayStage stage, VanOnRoad[] vans)
    {
        _stage = stage;
        _vans = vans;
        _model = stage.World.Assist;
        foreach (VanOnRoad van in vans)
        {
            van.Place = stage.Times.PlaceOfHub(van.Spec.Hub);
            DrawNextAssist(van);
            DrawNextBreakdown(van);
        }
    }

    /// <summary>A plan made now knows the closures in force; a trip under way was planned before.</summary>
    public void Planned(VanOnRoad van)
    {
        if (_stage.Fleet.Vans[van.Index].Trip is null)
        {
            van.ClosuresSeen = _closuresVersion;
        }
    }

    /// <summary>Loaded: the van leaves its hub.</summary>
    public void Depart(VanOnRoad van)
    {
        van.FirstDepartMs = van.FirstDepartMs < 0 ? _stage.NowMs : van.FirstDepartMs;
        DriveOn(van);
    }

    /// <summary>From where the van stands to its next stop, or home.</summary>
    public void DriveOn(VanOnRoad van)
    {
        if (van.ClosuresSeen != _closuresVersion)
        {
            Revise(van);
        }

        if (!TryStartLeg(van))
        {
            // The stop ahead cannot be reached under the closures in force: the reviser cuts such stops out.
            Revise(van);
            van.WaitsForRoad = !TryStartLeg(van);
        }
    }

    /// <summary>The van is free to go again after help or repair.</summary>
    public void Resume(VanOnRoad van)
    {
        if (van.Leg is { } leg && !IsCut(leg))
        {
            SetOff(van, leg);
        }
        else
        {
            TurnRound(van);
        }
    }

    /// <summary>A road was closed or opened.</summary>
    public void RoadsChanged()
    {
        _closuresVersion++;
        foreach (VanOnRoad van in _vans)
        {
            if (van.WaitsForRoad)
            {
                van.WaitsForRoad = false;
                DriveOn(van);
            }
            else if (van.Leg is { MovingSinceMs: >= 0 } leg && IsCut(leg))
            {
                Halt(van, leg, leg.ElapsedAt(_stage.NowMs));
                TurnRound(van);
            }
        }
    }

    /// <summary>Vans that will not come home today: their last stretch and their trip are booked as far as they came.</summary>
    public void EndOfDay()
    {
        foreach (VanOnRoad van in _vans)
        {
            if (van.Place < 0 && van.Leg is { } leg)
            {
                EndLeg(van, leg);
            }

            if (_stage.Fleet.Vans[van.Index].Trip is not null)
            {
                _stage.Tally.TripDone(_stage.Trace.TakeFullest(van.Spec.Id));
            }
        }
    }

    /// <summary>Stops a moving van where it is and lets it ask for help; nothing for a van that does not move.</summary>
    public void GetStuck(VanOnRoad van)
    {
        if (van.Leg is { MovingSinceMs: >= 0 } leg)
        {
            Halt(van, leg, leg.ElapsedAt(_stage.NowMs));
            Ask(van, leg);
        }
    }

    private bool TryStartLeg(VanOnRoad van)
    {
        Van known = _stage.Fleet.Vans[van.Index];
        Trip trip = known.Trip ?? throw new InvalidOperationException($"van '{van.Spec.Id}' drives without a trip");
        int to = known.NextStop < trip.Stops.Count
            ? _stage.Times.PlaceOfStation(_stage.World.Layout.StationIndex(trip.Stops[known.NextStop].Station))
            : _stage.Times.PlaceOfHub(van.Spec.Hub);
        RouteGroup group = van.Slot.Group;
        IReadOnlyCollection<string> closures = _stage.Fleet.Closures;
        RoadLeg? way = van.Place >= 0
            ? _stage.Times.LegOf(group, closures, van.Place, to)
            : _stage.Times.LegOf(group, closures, PositionOf(van), to);
        if (way is null)
        {
            return false;
        }

        Leg leg = new(way.Path, way.Metric, van.Place, to, _stage.NowMs);
        van.Leg = leg;
        van.Place = -1;
        van.ClosuresSeen = _closuresVersion;
        SetOff(van, leg);
        return true;
    }

    private void SetOff(VanOnRoad van, Leg leg)
    {
        leg.MovingSinceMs = _stage.NowMs;
        int version = leg.Version;
        long aheadDm = leg.Path.LengthDm - leg.DrivenDm;
        long troubleDm = Math.Min(van.NextAssistDm, van.NextBreakdownDm);
        if (troubleDm < aheadDm)
        {
            long elapsedMs = leg.ElapsedAtDistance(leg.DrivenDm + troubleDm);
            Schedule(elapsedMs, () => Trouble(van, leg, elapsedMs));
        }
        else
        {
            Schedule(leg.Path.DurationMs, () => Arrive(van, leg));
        }

        void Schedule(long elapsedMs, Action what) => _stage.Agenda.At(
            _stage.NowMs + elapsedMs - leg.ElapsedMs,
            () =>
            {
                if (leg.Version == version && ReferenceEquals(van.Leg, leg))
                {
                    what();
                }
            });
    }

    /// <summary>Books what was driven since the van set off.</summary>
    private void Halt(VanOnRoad van, Leg leg, long elapsedMs)
    {
        long drivenDm = leg.Path.DistanceDmAt(leg.Metric, elapsedMs);
        long partDm = drivenDm - leg.DrivenDm;
        long inHoursMs = Math.Clamp(van.Slot.ToMs - leg.MovingSinceMs, 0, elapsedMs - leg.ElapsedMs);
        long compliantDm = leg.Path.DistanceDmAt(leg.Metric, leg.ElapsedMs + inHoursMs) - leg.DrivenDm;
        bool empty = _stage.Fleet.Vans[van.Index].OnBoard.Count == 0;
        _stage.Tally.Drove(van.Spec, partDm, empty ? partDm : 0, compliantDm);
        van.ChargeDm -= partDm;
        van.NextAssistDm = Less(van.NextAssistDm, partDm);
        van.NextBreakdownDm = Less(van.NextBreakdownDm, partDm);
        leg.ElapsedMs = elapsedMs;
        leg.DrivenDm = drivenDm;
        leg.MovingSinceMs = -1;
        leg.Version++;
    }

    private static long Less(long dueDm, long drivenDm) => dueDm == long.MaxValue ? dueDm : Math.Max(0, dueDm - drivenDm);

    private void Trouble(VanOnRoad van, Leg leg, long elapsedMs)
    {
        bool breaksDown = van.NextBreakdownDm <= van.NextAssistDm;
        Halt(van, leg, elapsedMs);
        if (!breaksDown)
        {
            DrawNextAssist(van);
            Ask(van, leg);
            return;
        }

        DrawNextBreakdown(van);
        _stage.Must(new ReportBreakdown(_stage.NowMs, van.Spec.Id, Where(leg).Position));
    }

    private void Ask(VanOnRoad van, Leg leg)
    {
        int draw = van.AssistChance.Next(1_000_000);
        AssistKind kind = draw < _model.ConfirmPpm ? AssistKind.Confirm
            : draw < _model.ConfirmPpm + _model.ReroutePpm ? AssistKind.Reroute
            : draw < _model.ConfirmPpm + _model.ReroutePpm + _model.WaypointPpm ? AssistKind.Waypoint
            : AssistKind.OnSite;
        bool blocksLane = van.AssistChance.Chance(_model.BlocksLanePpm);
        _stage.Must(new RequestAssist(
            _stage.NowMs, van.Spec.Id, $"A{++_requests:D5}", kind, blocksLane, _model.Frames, Where(leg).Position));
    }

    private void Arrive(VanOnRoad van, Leg leg)
    {
        Halt(van, leg, leg.Path.DurationMs);
        EndLeg(van, leg);
        van.Place = leg.ToPlace;
        if (leg.ToPlace == _stage.Times.PlaceOfHub(van.Spec.Hub))
        {
            van.LastReturnMs = _stage.NowMs;
            _stage.Must(new ReportReturned(_stage.NowMs, van.Spec.Id, van.ChargeDm));
        }
        else
        {
            _stage.Must(new ReportArrived(_stage.NowMs, van.Spec.Id, van.ChargeDm));
        }
    }

    /// <summary>Another way from the middle of the road, with the stops ahead in a better order or fewer.</summary>
    private void TurnRound(VanOnRoad van)
    {
        Revise(van);
        if (van.Leg is { } old)
        {
            EndLeg(van, old);
        }

        van.WaitsForRoad = !TryStartLeg(van);
    }

    private void Revise(VanOnRoad van)
    {
        van.ClosuresSeen = _closuresVersion;
        ReviseTrip? revision = TripReviser.Revise(
            _stage.Fleet, van.Index, _stage.NowMs, PositionOf(van), van.ChargeDm, _stage.Times, "roads changed");
        if (revision is not null && _stage.Do(revision))
        {
            _stage.Tally.Plans = _stage.Tally.Plans with { Revised = _stage.Tally.Plans.Revised + 1 };
        }
    }

    private void EndLeg(VanOnRoad van, Leg leg) => _stage.Trace.Drove(_stage, van, leg);

    private RoadPoint PositionOf(VanOnRoad van) => van.Place >= 0 ? _stage.Times.PointOf(van.Place) : Where(van.Leg!);

    private static RoadPoint Where(Leg leg) => leg.Path.PointAt(leg.Metric, leg.ElapsedMs, out _);

    /// <summary>True when a road still ahead on the leg is closed now.</summary>
    private bool IsCut(Leg leg)
    {
        if (_stage.Fleet.Closures.Count == 0)
        {
            return false;
        }

        leg.Path.PointAt(leg.Metric, leg.ElapsedAt(_stage.NowMs), out int at);
        ReadOnlySpan<int> arcs = leg.Path.Arcs;
        foreach (TimedClosure closure in _stage.World.Closures)
        {
            if (!_stage.Fleet.Closures.Contains(closure.Road.Id))
            {
                continue;
            }

            foreach (int arc in arcs[(at + 1)..])
            {
                if (closure.Road.Arcs.Contains(arc))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void DrawNextAssist(VanOnRoad van)
    {
        if (_model.MeanGapDm > 0)
        {
            van.NextAssistDm = Math.Max(1, van.AssistChance.Exponential(_model.MeanGapDm));
        }
    }

    private void DrawNextBreakdown(VanOnRoad van)
    {
        if (_model.BreakdownMeanGapDm > 0)
        {
            van.NextBreakdownDm = Math.Max(1, van.BreakdownChance.Exponential(_model.BreakdownMeanGapDm));
        }
    }
}
