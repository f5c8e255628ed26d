using Konvoi.Compute;
using Konvoi.Fleet;
using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>Step 13: from the day's sums and its final state to quantities with provenance, and from those to key figures.</summary>
internal static class DaySummary
{
    public static DayResult Of(DayStage stage, ulong seed, VanOnRoad[] vans, PoolLink pool, AssistWorld help)
    {
        DayQuantities quantities = Quantities(stage, vans, pool, help);
        return new DayResult(
            stage.World.Name,
            seed,
            stage.Log.Hash(),
            stage.Log.Bytes,
            stage.Fleet,
            quantities,
            KpiFormulas.Compute(quantities, stage.World.Facts),
            stage.Tally.Plans,
            stage.Trace.Finish(stage.Fleet));
    }

    private static DayQuantities Quantities(DayStage stage, VanOnRoad[] vans, PoolLink pool, AssistWorld help)
    {
        Provenance from = stage.World.Provenance;
        DayTally tally = stage.Tally;
        FactSet motion = from.Operations.Union(from.Demand);
        FactSet everything = motion.Union(from.Help).Union(from.Pool).Union(from.Breakdowns);
        long endMs = Math.Max(TravelTimes.DayMs, stage.NowMs);
        const long DmPerKm = 10_000;
        return new DayQuantities
        {
            Parcels = Parcels(stage.Fleet, everything),
            Fleet = new FleetTally(Groups(vans), motion),
            Trips = new TripTally(tally.Trips, tally.LoadPermilleSum, motion),
            Motion = new MotionTally(
                tally.DrivenDm, tally.EmptyDm, motion),
            Duty = new DutyTally(vans.Sum(van => ActiveMs(stage, van, endMs)), tally.CompliantDm, everything),
            Energy = new EnergyTally(tally.DmWhPerKm / DmPerKm, motion.Union(from.Energy)),
            Assist = Assist(stage.Fleet, everything),
            Lanes = new LaneTally(help.BlockedLaneMs(endMs), everything.Union(from.Lanes)),
            Answers = Answers(stage.Fleet, endMs, help, everything),
            Operators = Operators(stage, vans, help, endMs, everything),
            Pool = new PoolTally(Chips(stage.World, pool.Use), everything),
            Disturbances = new DisturbanceTally(tally.Breakdowns, stage.World.Closures.Count, motion.Union(from.Breakdowns)),
        };
    }

    private static ParcelTally Parcels(FleetState fleet, FactSet restsOn)
    {
        long Count(ParcelState state) => fleet.Parcels.Count(parcel => parcel.State == state);

        return new ParcelTally
        {
            Accepted = fleet.Parcels.Count,
            Delivered = Count(ParcelState.Delivered),
            DeliveredOnTime = fleet.Parcels.Count(parcel => parcel.State is ParcelState.Delivered && parcel.SinceMs <= parcel.Order.DueMs),
            Returned = Count(ParcelState.Returned),
            Cancelled = Count(ParcelState.Cancelled),
            Lost = Count(ParcelState.Lost),
            Open = Count(ParcelState.Accepted) + Count(ParcelState.Loaded),
            RestsOn = restsOn,
        };
    }

    private static List<VanGroup> Groups(VanOnRoad[] vans) =>
        [.. vans.GroupBy(van => van.Spec.Profile, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new VanGroup(group.Key, group.Count(), group.Count(van => van.FirstDepartMs >= 0)))];

    private static AssistTally Assist(FleetState fleet, FactSet restsOn)
    {
        ICollection<AssistRequest> requests = [.. fleet.Requests.Values];
        return new AssistTally
        {
            Requests = requests.Count,
            AdviceTried = requests.Count(request => request.TriedAdvice),
            WrongAdvice = requests.Count(request => request.AdviceWasWrong),
            ResolvedByAdvice = requests.Count(request => request.ReleasedBy is ReleasedBy.Policy && !request.AdviceWasWrong),
            HandledByPerson = requests.Count(request => request.SawOperator),
            OnSite = requests.Count(request => request.ReleasedBy is ReleasedBy.OnSite),
            RestsOn = restsOn,
        };
    }

    /// <summary>A request that nobody answered counts with its waiting time to the end of the day: hiding it would flatter.</summary>
    private static AnswerTimes Answers(FleetState fleet, long endMs, AssistWorld help, FactSet restsOn)
    {
        List<long> values = [];
        List<long> lows = [];
        List<long> highs = [];
        foreach (AssistRequest request in fleet.Requests.Values)
        {
            long answerMs = (request.ReleasedBy is null ? endMs : request.ReleasedMs) - request.Opened.AtMs;
            (long earlier, long later) = request.ReleasedBy is ReleasedBy.Policy ? help.RangeOf(request.Opened.Request) : (0, 0);
            values.Add(answerMs);
            lows.Add(Math.Max(0, answerMs - earlier));
            highs.Add(answerMs + later);
        }

        return new AnswerTimes([.. values], [.. lows], [.. highs], restsOn);
    }

    /// <summary>From first departure to last return; a van that did not come home counts to the end of the day.</summary>
    private static long ActiveMs(DayStage stage, VanOnRoad van, long endMs) =>
        van.FirstDepartMs < 0 ? 0 : LastMs(stage, van, endMs) - van.FirstDepartMs;

    private static long LastMs(DayStage stage, VanOnRoad van, long endMs) =>
        stage.Fleet.Vans[van.Index].Trip is null ? van.LastReturnMs : endMs;

    private static OperatorTally Operators(DayStage stage, VanOnRoad[] vans, AssistWorld help, long endMs, FactSet restsOn)
    {
        OperatingRules rules = stage.World.Layout.Rules;
        VanOnRoad[] used = [.. vans.Where(van => van.FirstDepartMs >= 0)];
        long shiftMs = used.Length == 0 ? 0 : used.Max(van => LastMs(stage, van, endMs)) - used.Min(van => van.FirstDepartMs);
        return new OperatorTally
        {
            Seats = rules.Operators,
            StaffedMs = Math.Max(0, shiftMs) * rules.Operators,
            BusyMs = stage.Tally.OperatorBusyMs,
            SeatsNeededMean = DeskSizing.SeatsNeeded(help.DeskJobs, rules.AdviceDeadlineMs),
            SeatsNeededBurst = stage.World.Assist.Burst is { } burst
                ? DeskSizing.SeatsNeeded([.. help.DeskJobs.Where(job => job.ArriveMs >= burst.FromMs && job.ArriveMs < burst.ToMs)], rules.AdviceDeadlineMs)
                : null,
            RestsOn = restsOn,
        };
    }

    private static List<ChipUse> Chips(World world, PoolUse use)
    {
        List<ChipUse> chips = [];
        for (int i = 0; i < use.Units.Count; i++)
        {
            if (world.Pool.Units[i].Placement.Placement is not { } placement)
            {
                continue;
            }

            UnitUse unit = use.Units[i];
            Chip chip = placement.Chip;
            chips.Add(new ChipUse
            {
                Chip = chip.Name,
                Domestic = chip.Domestic.Value > 0,
                Cards = unit.Cards,
                BusyCardUsAssist = unit.Assist.BusyCardUs,
                BusyCardUsBackground = unit.Background.BusyCardUs,
                DoneWithinDeadline = unit.Assist.Done - unit.Assist.Late + unit.Background.Done - unit.Background.Late,
                CardPriceCny = chip.PriceCny is { } price ? Figure.Of(price) : null,
                CardPowerW = Figure.Of(chip.PowerW),
            });
        }

        return chips;
    }
}
