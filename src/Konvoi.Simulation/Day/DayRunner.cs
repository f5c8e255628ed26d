using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>
/// Plays a delivery day in a world. The main path of the product, by number (ARCHITECTURE.md follows the same numbers):
/// <code>
///  1 parcels accepted          6 plan committed per van (fence)    10 assist request
///  2 demand by station, wave   7 order to the van, loading         11 replica chosen, advice
///  3 travel times              8 the van reports                   12 release, by policy or person
///  4 routing problem           9 arrival, hand-over                13 key figures
///  5 solve
/// </code>
/// Travel times are kept between days, so a runner is worth keeping for many seeds. One owner: a thread takes its own.
/// </summary>
public sealed class DayRunner(World world)
{
    private const long SampleMs = 5 * 60_000;
    private const long ProgressMs = 15 * 60_000;

    private readonly TravelTimes _times = new(world.Network, world.Layout, world.RoadClosures, world.Weekday);

    /// <summary>One day. The same world and seed give the same events, byte for byte.</summary>
    /// <param name="seed">Of everything random in the day.</param>
    /// <param name="progress">Told the simulated time and what is going on, several times an hour.</param>
    public DayResult Run(ulong seed, Action<long, string>? progress = null)
    {
        DayStage stage = new(world, _times, seed);
        VanOnRoad[] vans = [.. world.Layout.Vans.Select((spec, i) => new VanOnRoad(i, spec, stage.Chance("stuck", i), stage.Chance("breakdown", i)))];
        PoolLink pool = new(stage);
        AssistWorld help = new(stage, pool, vans);
        Motion motion = new(stage, vans);
        HubYard[] yards = [.. world.Layout.Hubs.Select(hub => new HubYard(stage, hub))];
        StationDocks[] docks = [.. world.Layout.Stations.Select((station, i) => new StationDocks(
            stage, station, world.UnstaffedRefusalPpm, stage.Chance("station", i)))];
        stage.React = happened => React(happened, stage, vans, motion, yards, docks, help);

        // 1: parcels are accepted before the first wave.
        stage.Agenda.At(0, () => stage.Must(new AcceptParcels(0, world.Demand.Draw(seed))));

        // Roads change before a wave of the same minute is planned, and open before others close.
        foreach (TimedClosure closure in world.Closures)
        {
            stage.Agenda.At(closure.ToMs, () => stage.Must(new OpenRoad(stage.NowMs, closure.Road.Id)));
        }

        foreach (TimedClosure closure in world.Closures)
        {
            stage.Agenda.At(closure.FromMs, () => stage.Must(new CloseRoad(stage.NowMs, closure.Road.Id)));
        }

        for (int hub = 0; hub < world.Layout.Hubs.Count; hub++)
        {
            foreach (long waveMs in world.Layout.Hubs[hub].WavesMs)
            {
                int ofHub = hub;
                stage.Agenda.At(waveMs, () => PlanWave(stage, ofHub, vans, yards, progress));
            }
        }

        help.ScheduleBurst(motion);
        pool.Begin();
        SampleEvery(stage, pool, progress);
        stage.Agenda.Run();
        motion.EndOfDay();
        stage.Must(new CloseDay(stage.NowMs));
        return DaySummary.Of(stage, seed, vans, pool, help);
    }

    /// <summary>Steps 2 to 6: what waits at a hub becomes committed trips.</summary>
    private void PlanWave(DayStage stage, int hub, VanOnRoad[] vans, HubYard[] yards, Action<long, string>? progress)
    {
        foreach (VanOnRoad van in vans)
        {
            yards[van.Spec.Hub].ReportCharge(van);
        }

        progress?.Invoke(stage.NowMs, $"planning the wave of {TimeOfDay.Format(stage.NowMs)}");
        ulong planSeed = StableHash.Mix(stage.Seed, (ulong)stage.NowMs);
        PlanProposal proposal = DispatchPlanner.Propose(
            stage.Fleet, hub, stage.NowMs, _times, new PlannerOptions(planSeed, world.PlannerIterations));
        stage.Tally.Plans = stage.Tally.Plans with
        {
            Solved = stage.Tally.Plans.Solved + proposal.Solves,
            Verified = stage.Tally.Plans.Verified + proposal.VerifierPasses,
            Jobs = stage.Tally.Plans.Jobs + proposal.Jobs,
        };
        foreach (FleetCommand command in proposal.Commands)
        {
            stage.Must(command);
        }
    }

    /// <summary>How the world answers what the fleet decided.</summary>
    private static void React(
        FleetEvent happened, DayStage stage, VanOnRoad[] vans, Motion motion, HubYard[] yards, StationDocks[] docks, AssistWorld help)
    {
        switch (happened)
        {
            case PlanCommitted e:
                motion.Planned(Van(e.Van));
                Yard(e.Van).Consider(Van(e.Van));
                break;
            case VanCharged e: Yard(e.Van).Consider(Van(e.Van)); break;
            case TripStarted e: stage.Trace.Loaded(stage.Fleet, stage.Fleet.Van(e.Van)); break;
            case VanDeparted e: motion.Depart(Van(e.Van)); break;
            case VanArrived e: docks[stage.World.Layout.StationIndex(e.Station)].Arrive(Van(e.Van)); break;
            case HandOverDone e:
                stage.Trace.Loaded(stage.Fleet, stage.Fleet.Van(e.Van));
                if (e.WaitsFor.Count > 0)
                {
                    docks[stage.World.Layout.StationIndex(e.Station)].WaitFor(Van(e.Van), e.WaitsFor);
                }
                else
                {
                    motion.DriveOn(Van(e.Van));
                }

                break;
            case TripFinished e:
                stage.Tally.TripDone(stage.Trace.TakeFullest(e.Van));
                Yard(e.Van).Consider(Van(e.Van));
                break;
            case AssistRequested e: help.Ask(e); break;
            case AssistEscalated e: help.Escalated(e); break;
            case OperatorAssigned e: help.Operate(e); break;
            case SomebodySent e: help.Send(e); break;
            case AdviceReleased e: help.Try(e); break;
            case VanResumed e:
                help.Resumed(e);
                motion.Resume(Van(e.Van));
                break;
            case VanBrokeDown e:
                stage.Tally.Breakdowns++;
                long repairMs = Math.Max(60_000, Van(e.Van).BreakdownChance.Exponential(stage.World.Assist.RepairMeanMs));
                stage.Agenda.At(stage.NowMs + repairMs, () => stage.Must(new ReportRepaired(stage.NowMs, e.Van)));
                break;
            case VanRepaired e: motion.Resume(Van(e.Van)); break;
            case RoadClosed or RoadOpened: motion.RoadsChanged(); break;
        }

        VanOnRoad Van(string id) => vans[stage.World.Layout.VanIndex(id)];

        HubYard Yard(string id) => yards[Van(id).Spec.Hub];
    }

    private static void SampleEvery(DayStage stage, PoolLink pool, Action<long, string>? progress)
    {
        long busyBefore = 0;
        long first = stage.World.Layout.Hubs.Min(hub => hub.WavesMs[0]) / SampleMs * SampleMs;
        stage.Agenda.InBackground(first, Sample);

        void Sample()
        {
            long busy = pool.BusyCardUs;
            long offered = pool.Cards * SampleMs * 1_000;
            stage.Trace.Sample(stage, offered == 0 || stage.NowMs == first ? 0 : (int)((busy - busyBefore) * 1000 / offered));
            busyBefore = busy;
            if (stage.NowMs % ProgressMs == 0)
            {
                progress?.Invoke(stage.NowMs, "on the road");
            }

            stage.Agenda.InBackground(stage.NowMs + SampleMs, Sample);
        }
    }
}
