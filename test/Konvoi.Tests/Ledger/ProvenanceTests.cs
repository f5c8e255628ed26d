using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class ProvenanceTests
{
    /// <summary>
    /// The promise of the ledger, checked over every fact of the repository: doubt one fact, and exactly the key figures
    /// that name it as a fact they rest on become that weak.
    /// </summary>
    [Fact]
    public void Doubting_a_fact_weakens_exactly_the_figures_that_rest_on_it()
    {
        FactBook facts = SampleDay.Facts;
        IReadOnlyList<Kpi> before = KpiFormulas.Compute(SampleDay.Of(facts), facts);
        int used = 0;
        foreach (Fact fact in facts.All)
        {
            FactBook doubted = facts.With(fact with { Kind = FactKind.Unknown });
            IReadOnlyList<Kpi> after = KpiFormulas.Compute(SampleDay.Of(doubted), doubted);
            string[] weakened = [.. Changed(before, after, figure => figure?.Facts.Weakest)];
            string[] resting = [.. RestingOn(before, fact.Key)];
            Assert.True(weakened.SequenceEqual(resting), $"{fact.Key}: weakened {Names(weakened)}; rest on it: {Names(resting)}");
            used += resting.Length > 0 ? 1 : 0;
        }

        Assert.True(used >= 25, $"only {used} facts are used by the sample day");
    }

    /// <summary>The other way round: a figure whose value moves with a fact must name it.</summary>
    [Fact]
    public void A_figure_that_moves_with_a_fact_names_it()
    {
        FactBook facts = SampleDay.Facts;
        DayQuantities day = SampleDay.Of(facts);
        IReadOnlyList<Kpi> before = KpiFormulas.Compute(day, facts);
        foreach (Fact fact in facts.All)
        {
            IReadOnlyList<Kpi> after = KpiFormulas.Compute(day, facts.With(fact.At((fact.Value * 0.99) + (fact.Value == 0 ? 1 : 0))));
            foreach ((Kpi old, Kpi moved) in before.Zip(after).Where(pair => pair.First.Figure is not null))
            {
                bool stays = old.Figure!.Value == moved.Figure?.Value;
                Assert.True(stays || old.Figure.Facts.Contains(fact.Key), $"{old.Name} moves with {fact.Key} and does not say so");
            }
        }
    }

    /// <summary>Each group of quantities carries a mark; the figures that move with the group are those that carry its mark.</summary>
    [Fact]
    public void A_group_of_quantities_lends_its_facts_to_exactly_the_figures_that_move_with_it()
    {
        DayQuantities day = Marked(SampleDay.Of(SampleDay.Facts));
        ParcelTally parcels = day.Parcels with { Accepted = 10_001, Delivered = 9_005, DeliveredOnTime = 8_003, Open = 396 };
        AssistTally assist = day.Assist with { Requests = 43, AdviceTried = 41, WrongAdvice = 7, ResolvedByAdvice = 31 };
        VanGroup[] vans = [.. day.Fleet.Groups.Select(group => group with { VansUsed = group.VansUsed - 1 })];
        ChipUse[] chips =
        [
            .. day.Pool.Chips.Select((chip, i) =>
                chip with { BusyCardUsAssist = i + 1, BusyCardUsBackground = i + 2, DoneWithinDeadline = i + 3 }),
        ];
        (string Mark, DayQuantities Changed)[] groups =
        [
            ("parcels", day with { Parcels = parcels }),
            ("fleet", day with { Fleet = day.Fleet with { Groups = vans } }),
            ("trips", day with { Trips = day.Trips with { Trips = 23 } }),
            ("motion", day with { Motion = new MotionTally(5_000_300, 1_000_007, day.Motion.RestsOn) }),
            ("duty", day with { Duty = new DutyTally(1, 4_900_011, day.Duty.RestsOn) }),
            ("lanes", day with { Lanes = new LaneTally(1, day.Lanes.RestsOn) }),
            ("energy", day with { Energy = day.Energy with { EnergyWh = 80_000 } }),
            ("assist", day with { Assist = assist }),
            ("answers", day with { Answers = new AnswerTimes([7], day.Answers.RestsOn) }),
            ("operators", day with { Operators = day.Operators with { BusyMs = 1, SeatsNeededMean = 2, SeatsNeededBurst = 4 } }),
            ("pool", day with { Pool = day.Pool with { Chips = chips } }),
            ("disturbances", day with { Disturbances = day.Disturbances with { Breakdowns = 9 } }),
        ];
        IReadOnlyList<Kpi> before = KpiFormulas.Compute(day, Sure);
        foreach ((string mark, DayQuantities changed) in groups)
        {
            string[] moved = [.. Changed(before, KpiFormulas.Compute(changed, Sure), figure => figure!.Value)];
            string[] marked = [.. RestingOn(before, mark)];
            Assert.True(marked.SequenceEqual(moved), $"{mark}: moved {Names(moved)}; marked {Names(marked)}");
        }
    }

    [Fact]
    public void A_share_of_kilometres_does_not_rest_on_the_price_of_a_chip()
    {
        IReadOnlyList<Kpi> kpis = KpiFormulas.Compute(SampleDay.Of(SampleDay.Facts), SampleDay.Facts);
        Assert.False(SampleDay.Kpi(kpis, "emptyKmShare").Figure!.Facts.Contains("chip.near.price"));
        Assert.True(SampleDay.Kpi(kpis, "costPerParcel").Figure!.Facts.Contains("chip.near.price"));
        Assert.True(SampleDay.Kpi(kpis, "costPerParcel").Figure!.IsSimulated);
        Assert.False(SampleDay.Kpi(kpis, "manualCostPerParcel").Figure!.IsSimulated);
    }

    private static IEnumerable<string> Changed<T>(IEnumerable<Kpi> before, IEnumerable<Kpi> after, Func<Figure?, T> aspect) => before
        .Zip(after)
        .Where(pair => !Equals(aspect(pair.First.Figure), aspect(pair.Second.Figure)))
        .Select(pair => pair.First.Name);

    private static IEnumerable<string> RestingOn(IEnumerable<Kpi> kpis, string key) =>
        kpis.Where(kpi => kpi.Figure is { } figure && figure.Facts.Contains(key)).Select(kpi => kpi.Name);

    private static string Names(IEnumerable<string> names) => string.Join(',', names);

    /// <summary>Facts under which even the payback of the sample day is defined: hauling by hand is dear.</summary>
    private static FactBook Sure => SampleDay.Facts.With(SampleDay.Facts["cost.parcel.manual_cny"].At(5));

    private static DayQuantities Marked(DayQuantities day) => day with
    {
        Parcels = day.Parcels with { RestsOn = Mark("parcels") },
        Fleet = day.Fleet with { RestsOn = Mark("fleet") },
        Trips = day.Trips with { RestsOn = Mark("trips") },
        Motion = day.Motion with { RestsOn = Mark("motion") },
        Duty = day.Duty with { RestsOn = Mark("duty") },
        Lanes = day.Lanes with { RestsOn = Mark("lanes") },
        Energy = day.Energy with { RestsOn = Mark("energy") },
        Assist = day.Assist with { RestsOn = Mark("assist") },
        Answers = new AnswerTimes([1, 2, 3], Mark("answers")),
        Operators = day.Operators with { RestsOn = Mark("operators") },
        Pool = day.Pool with { RestsOn = Mark("pool") },
        Disturbances = day.Disturbances with { RestsOn = Mark("disturbances") },
    };

    private static FactSet Mark(string name) => FactSet.Of(new Fact(name, 1, 1, 1, "ratio", FactKind.Measured, "test"));
}
