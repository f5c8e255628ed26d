using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class KpiFormulasTests
{
    private static readonly FactBook Facts = SampleDay.Facts;

    [Fact]
    public void Cost_per_parcel_of_the_sample_day_equals_the_sum_done_by_hand()
    {
        // 10 vans, 9,000 parcels, 75 kWh, 2 seats, 500 km; prices from data/facts.csv.
        double vehicle = 10 * 19_800 / 48.0 / 30;                           // 137.50
        double fee = 10 * 1_800 / 30.0;                                     // 600.00
        double energy = 75 * 0.9;                                           //  67.50
        double insurance = 10 * 250 / 30.0;
        double maintenance = 10 * 150 / 30.0;
        double connectivity = 10 * 60 / 30.0;
        double operators = 2 * 1.5 * 8_000 / 30;                            // 800.00
        double handling = (9_000 + 400) * 0.02;                             // 188.00
        double cardSecond = ((63_072 * 1.4 / (4 * 365 * 86_400.0)) + (400 * 1.3 * 0.616 / 3_600_000)) / 0.5;
        double ai = 200 * cardSecond;                                       // two chips, 100 card-seconds each for assist
        double byHand = (vehicle + fee + energy + insurance + maintenance + connectivity + operators + handling + ai) / 9_000;

        IReadOnlyList<Kpi> kpis = Compute();
        AssertValue(byHand, kpis, "costPerParcel");
        AssertValue(vehicle / 9_000, kpis, "vehicleCostPerParcel");
        AssertValue(fee / 9_000, kpis, "drivingFeeCostPerParcel");
        AssertValue(operators / 9_000, kpis, "operatorsCostPerParcel");
        AssertValue(handling / 9_000, kpis, "handlingCostPerParcel");
        AssertValue(ai / 9_000, kpis, "aiCostPerParcel");
        AssertValue(ai / 10, kpis, "aiCostPerVanDay");
        AssertValue(byHand * 9_000 * 30 / 10, kpis, "tcoPerVanMonth");
        AssertValue(1 - (byHand / 0.16), kpis, "savingVsManual");
    }

    [Fact]
    public void The_parts_add_up_to_the_cost_per_parcel()
    {
        IReadOnlyList<Kpi> kpis = Compute();
        Figure whole = SampleDay.Kpi(kpis, "costPerParcel").Figure!;
        Figure[] parts =
        [
            .. kpis.Where(kpi => kpi.Name.EndsWith("CostPerParcel", StringComparison.Ordinal) && kpi.Name != "manualCostPerParcel")
                .Select(kpi => kpi.Figure!),
        ];
        Assert.Equal(9, parts.Length);
        Assert.Equal(whole.Value, parts.Sum(part => part.Value), precision: 12);
        Assert.Equal(whole.Facts, parts.Aggregate(FactSet.Empty, (all, part) => all.Union(part.Facts)));
    }

    [Fact]
    public void Service_and_assist_figures_of_the_sample_day_equal_those_done_by_hand()
    {
        IReadOnlyList<Kpi> kpis = Compute();
        AssertValue(9_000 / 9_800.0, kpis, "deliveredShare");
        AssertValue(8_100 / 9_800.0, kpis, "onTimeShare");
        AssertValue(0.75, kpis, "loadFactor");
        AssertValue(0.2, kpis, "emptyKmShare");
        AssertValue(900, kpis, "parcelsPerVanDay");
        AssertValue(50, kpis, "kmPerVanDay");
        AssertValue(8, kpis, "activeHoursPerVanDay");
        AssertValue(0.9, kpis, "vanUseShare");
        AssertValue(75 / 9_000.0, kpis, "kWhPerParcel");
        AssertValue(0.98, kpis, "permitCompliance");
        AssertValue(2, kpis, "breakdownsPer1000Km");
        AssertValue(80, kpis, "assistsPer1000Km");
        AssertValue(0.75, kpis, "aiResolvedShare");
        AssertValue(3 / 36.0, kpis, "wrongAdviceShare");
        AssertValue(60, kpis, "blockedLaneMinPer1000Km");
        AssertValue(9, kpis, "vansPerOperatorMean");
        AssertValue(3, kpis, "vansPerOperatorBurst");
        AssertValue(0.25, kpis, "operatorBusyShare");
        AssertValue(0.25, kpis, "foreignComputeShare");
    }

    [Fact]
    public void Answer_times_are_nearest_ranks_with_the_range_of_the_chips()
    {
        IReadOnlyList<Kpi> kpis = Compute();
        Figure median = SampleDay.Kpi(kpis, "answerTimeP50").Figure!;
        Assert.Equal((2.0, 1.5, 3.5), (median.Value, median.Lo, median.Hi));
        Figure worst = SampleDay.Kpi(kpis, "answerTimeP95").Figure!;
        Assert.Equal((40.0, 30.0, 50.0), (worst.Value, worst.Lo, worst.Hi));
    }

    /// <summary>1,800 + 19,800 / 48 + 60 km x 0.15 kWh/km x 0.9 x 30 = 2,455.5 CNY a month; the press says 0.06 a parcel.</summary>
    [Theory]
    [InlineData(1_300, 0.063)]
    [InlineData(83, 0.986)]
    public void A_van_of_the_press_costs_what_the_press_says(int parcels, double cnyPerParcel)
    {
        DayQuantities day = PressVan(parcels);
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(day, Facts);
        string[] parts = ["vehicleCostPerParcel", "drivingFeeCostPerParcel", "energyCostPerParcel"];
        double leg = parts.Sum(part => SampleDay.Kpi(kpis, part).Figure!.Value);
        Assert.Equal(2_455.5, leg * parcels * 30, precision: 6);
        Assert.Equal(cnyPerParcel, leg, precision: 3);
    }

    [Fact]
    public void Payback_is_the_price_over_the_monthly_saving()
    {
        string[] free = ["insurance_month_cny", "maintenance_month_cny", "connectivity_month_cny", "handling_parcel_cny"];
        FactBook book = free.Aggregate(Facts, (book, cost) => book.With(book[$"cost.{cost}"].At(0)));
        Figure payback = SampleDay.Kpi(KpiFormulas.Compute(PressVan(1_300), book), "paybackMonths").Figure!;
        Assert.Equal(19_800 / ((1_300 * 30 * 0.16) - 1_800 - 243), payback.Value, precision: 6);
        Assert.True(payback.Lo < payback.Value && payback.Value < payback.Hi);
    }

    [Fact]
    public void A_van_that_may_never_pay_back_says_how_far_the_saving_reaches()
    {
        Kpi payback = SampleDay.Kpi(KpiFormulas.Compute(PressVan(83), Facts), "paybackMonths");
        Assert.Null(payback.Figure);
        Assert.Matches(@"^the saving lies between -\d+ and -\d+ CNY a month, -\d+ at the middle values: hauling by hand", payback.Reason);
    }

    [Fact]
    public void On_a_day_without_anything_each_undefined_figure_has_a_reason()
    {
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(Nothing, Facts);
        Assert.All(kpis, kpi => Assert.True(kpi.Figure is null ^ kpi.Reason is null, kpi.Name));
        Assert.All(kpis.Where(kpi => kpi.Figure is null), kpi => Assert.NotEqual("", kpi.Reason));
        Assert.Equal(["manualCostPerParcel"], kpis.Where(kpi => kpi.Figure is not null).Select(kpi => kpi.Name));
        Assert.Equal("no parcel was delivered", SampleDay.Kpi(kpis, "costPerParcel").Reason);
        Assert.Equal("the seats needed were not computed", SampleDay.Kpi(kpis, "vansPerOperatorMean").Reason);
    }

    [Fact]
    public void Names_order_and_units_are_the_same_whatever_the_day()
    {
        var names = Compute().Select(kpi => (kpi.Name, kpi.Title, kpi.Unit));
        Assert.Equal(names, KpiFormulas.Compute(Nothing, Facts).Select(kpi => (kpi.Name, kpi.Title, kpi.Unit)));
        Assert.Equal(names.Count(), names.Select(name => name.Name).Distinct().Count());
        Assert.Equal(["paybackMonths"], Compute().Where(kpi => kpi.Figure is null).Select(kpi => kpi.Name));
    }

    [Fact]
    public void A_chip_without_a_price_leaves_only_the_money_undefined()
    {
        DayQuantities day = SampleDay.Of(Facts);
        ChipUse unpriced = day.Pool.Chips[0] with { CardPriceCny = null };
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(day with { Pool = day.Pool with { Chips = [unpriced] } }, Facts);
        Assert.Equal("no price is known for the chip near", SampleDay.Kpi(kpis, "costPerParcel").Reason);
        Assert.Equal(0, SampleDay.Kpi(kpis, "foreignComputeShare").Figure!.Value);
    }

    [Fact]
    public void Without_a_pool_the_ai_costs_nothing_and_rests_on_no_fact_of_it()
    {
        DayQuantities day = SampleDay.Of(Facts);
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(day with { Pool = new PoolTally([], FactSet.Empty) }, Facts);
        Assert.Equal(0, SampleDay.Kpi(kpis, "aiCostPerVanDay").Figure!.Value);
        Assert.False(SampleDay.Kpi(kpis, "costPerParcel").Figure!.Facts.Contains("ai.pool.utilisation"));
    }

    [Fact]
    public void Parcels_that_do_not_balance_are_a_fault()
    {
        DayQuantities day = SampleDay.Of(Facts);
        Assert.Throws<ArgumentException>(() => KpiFormulas.Compute(day with { Parcels = day.Parcels with { Lost = 1 } }, Facts));
    }

    [Fact]
    public void A_fact_file_in_other_units_is_refused()
    {
        FactBook book = Facts.With(Facts["cost.insurance_month_cny"] with { Unit = "USD/month" });
        Assert.Contains("found the unit 'USD/month', expected 'CNY/month'",
            Assert.Throws<FormatException>(() => KpiFormulas.Compute(SampleDay.Of(Facts), book)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Kpi> Compute() => KpiFormulas.Compute(SampleDay.Of(Facts), Facts);

    private static void AssertValue(double expected, IReadOnlyList<Kpi> kpis, string name)
    {
        Figure? figure = SampleDay.Kpi(kpis, name).Figure;
        Assert.NotNull(figure);
        Assert.InRange(figure.Value, expected - (1e-12 * Math.Abs(expected)), expected + (1e-12 * Math.Abs(expected)));
    }

    private static DayQuantities Nothing
    {
        get
        {
            FactSet none = FactSet.Empty;
            return PressVan(0) with
            {
                Fleet = new FleetTally([], none),
                Motion = new MotionTally(0, 0, none),
                Duty = new DutyTally(0, 0, none),
                Trips = new TripTally(0, 0, none),
                Energy = new EnergyTally(0, none),
            };
        }
    }

    /// <summary>One van on the press's day: 60 km, 9 kWh, nobody at a desk, no AI.</summary>
    private static DayQuantities PressVan(int parcels)
    {
        FactSet none = FactSet.Empty;
        return new DayQuantities
        {
            Parcels = new ParcelTally
            {
                Accepted = parcels,
                Delivered = parcels,
                DeliveredOnTime = parcels,
                Returned = 0,
                Cancelled = 0,
                Lost = 0,
                Open = 0,
                RestsOn = none,
            },
            Fleet = new FleetTally([new VanGroup("zelos_e6", 1, 1)], none),
            Trips = new TripTally(3, 2_400, none),
            Motion = new MotionTally(600_000, 300_000, none),
            Duty = new DutyTally(1, 600_000, none),
            Lanes = new LaneTally(0, none),
            Energy = new EnergyTally(9_000, none),
            Assist = new AssistTally
            {
                Requests = 0,
                AdviceTried = 0,
                WrongAdvice = 0,
                ResolvedByAdvice = 0,
                HandledByPerson = 0,
                OnSite = 0,
                RestsOn = none,
            },
            Answers = new AnswerTimes([], none),
            Operators = new OperatorTally { Seats = 0, StaffedMs = 0, BusyMs = 0, RestsOn = none },
            Pool = new PoolTally([], none),
            Disturbances = new DisturbanceTally(0, 0, none),
        };
    }
}
