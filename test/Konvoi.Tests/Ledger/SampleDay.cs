using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

/// <summary>A day of round numbers in which every key figure is defined, and the default facts of the repository.</summary>
internal static class SampleDay
{
    private const long Hour = 3_600_000;

    public static FactBook Facts { get; } = FactBook.Parse(File.ReadAllText(Path.Combine(Root(), "data", "facts.csv")), "facts.csv");

    public static DayQuantities Of(FactBook facts)
    {
        FactSet plan = facts.Set("ops.unload_min", "ops.reload_min", "van.zelos_z5.payload_kg", "van.zelos_z5.volume_m3");
        FactSet motion = plan.Union(facts.Set("ops.default.avg_speed_kmh"));
        FactSet assist = motion.Union(facts.Set("assist.robovan.requests_per_1000km", "assist.advice_right_share"));
        return new DayQuantities
        {
            Parcels = new ParcelTally
            {
                Accepted = 10_000,
                Delivered = 9_000,
                DeliveredOnTime = 8_100,
                Returned = 400,
                Cancelled = 200,
                Lost = 0,
                Open = 400,
                RestsOn = plan,
            },
            Fleet = new FleetTally([new VanGroup("zelos_z5", 8, 7), new VanGroup("weride_w5", 2, 2)], plan),
            Trips = new TripTally(20, 15_000, plan),
            Motion = new MotionTally(DrivenDm: 5_000_000, EmptyDm: 1_000_000, motion),
            Duty = new DutyTally(ActiveVanMs: 80 * Hour, CompliantDm: 4_900_000, motion),
            Lanes = new LaneTally(30 * 60_000, assist),
            Energy = new EnergyTally(75_000, motion.Union(facts.Set("van.default.energy_kwh_per_km"))),
            Assist = new AssistTally
            {
                Requests = 40,
                AdviceTried = 36,
                WrongAdvice = 3,
                ResolvedByAdvice = 30,
                HandledByPerson = 9,
                OnSite = 1,
                RestsOn = assist,
            },
            Answers = new AnswerTimes([2_000, 1_000, 3_000, 40_000], [1_500, 900, 2_000, 30_000], [4_000, 1_100, 3_500, 50_000], assist),
            Operators = new OperatorTally
            {
                Seats = 2,
                StaffedMs = 16 * Hour,
                BusyMs = 4 * Hour,
                SeatsNeededMean = 1,
                SeatsNeededBurst = 3,
                RestsOn = assist.Union(facts.Set("assist.handle_s_p50", "assist.deadline_s")),
            },
            Pool = new PoolTally(
                [Chip("near", domestic: true, 30), Chip("far", domestic: false, 10)],
                assist.Union(facts.Set("ai.assist.tokens_in"))),
            Disturbances = new DisturbanceTally(Breakdowns: 1, Closures: 2, facts.Set("ops.breakdown_per_1000km")),
        };
    }

    public static Kpi Kpi(IEnumerable<Kpi> kpis, string name) => kpis.Single(kpi => kpi.Name == name);

    private static ChipUse Chip(string name, bool domestic, long done) => new()
    {
        Chip = name,
        Domestic = domestic,
        Cards = 8,
        BusyCardUsAssist = 100_000_000,
        BusyCardUsBackground = 900_000_000,
        DoneWithinDeadline = done,
        CardPriceCny = Figure.Of(new Fact($"chip.{name}.price", 63_072, 31_536, 126_144, "CNY", FactKind.Estimate, "test")),
        CardPowerW = Figure.Of(new Fact($"chip.{name}.power", 400, 400, 400, "W", FactKind.Stated, "test")),
    };

    private static string Root()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Konvoi.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("the tests run outside the repository");
    }
}
