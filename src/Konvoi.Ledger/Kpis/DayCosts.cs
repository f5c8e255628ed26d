namespace Konvoi.Ledger;

/// <summary>
/// What the day cost, part by part, in CNY. Facts by the month are turned to a day by <c>ops.days_per_month</c>. Vans are
/// paid for whether they drive or not; energy, handling and AI by use.
/// </summary>
internal sealed class DayCosts
{
    private const double SecondsPerYear = 365 * 86_400.0;
    private const double WattSecondsPerKwh = 3_600_000;
    private const double MicrosecondsPerSecond = 1_000_000;

    private readonly DayFigures _day;
    private readonly FactBook _facts;

    public DayCosts(DayFigures day, FactBook facts)
    {
        _day = day;
        _facts = facts;
        Vehicle = OverFleet(VehicleOf);
        DrivingFee = OverFleet(group => VansOf(group) * PerVanMonth(VanFacts.Of(facts, group.Profile, "fsd_fee_month_cny", "CNY/month")));
        Energy = day.EnergyKwh * (Term)facts["energy.depot_charge_cny_kwh", "CNY/kWh"];
        Insurance = day.Vans * PerVanMonth(facts["cost.insurance_month_cny", "CNY/month"]);
        Maintenance = day.Vans * PerVanMonth(facts["cost.maintenance_month_cny", "CNY/month"]);
        Connectivity = day.Vans * PerVanMonth(facts["cost.connectivity_month_cny", "CNY/month"]);
        Operators = OperatorsOfTheDay();
        Handling = (day.Delivered + day.Returned) * (Term)facts["cost.handling_parcel_cny", "CNY/parcel"];
        Ai = OverPool(chip => chip.BusyCardUsAssist);
        Running = Term.Sum("CNY", [DrivingFee, Energy, Insurance, Maintenance, Connectivity, Operators, Handling, Ai]);
        Total = Vehicle + Running;
    }

    /// <summary>Σ over profiles: vans x price / life in months / days per month.</summary>
    public Term Vehicle { get; }

    /// <summary>Σ over profiles: vans x monthly fee / days per month.</summary>
    public Term DrivingFee { get; }

    /// <summary>Energy x depot tariff.</summary>
    public Term Energy { get; }

    /// <summary>Vans x monthly premium / days per month.</summary>
    public Term Insurance { get; }

    /// <summary>Vans x monthly maintenance / days per month.</summary>
    public Term Maintenance { get; }

    /// <summary>Vans x monthly link / days per month.</summary>
    public Term Connectivity { get; }

    /// <summary>Seats x persons per seat x monthly cost of a person / days per month.</summary>
    public Term Operators { get; }

    /// <summary>(Delivered + returned) x handling per parcel.</summary>
    public Term Handling { get; }

    /// <summary>
    /// Card-seconds of assist requests x cost of a card-second, Σ over chips. The pool's other work is somebody else's
    /// and paid for by them; it shows here only through the time that it makes vans wait.
    /// </summary>
    public Term Ai { get; }

    /// <summary>All but the vehicles.</summary>
    public Term Running { get; }

    public Term Total { get; }

    /// <summary>What the fleet cost to buy: Σ vans x price.</summary>
    public Term Capital => Term.Sum("CNY", _day.Day.Fleet.Groups.Select(group => VansOf(group) * PriceOf(group)));

    public Term DaysPerMonth => _facts["ops.days_per_month", "day/month"];

    private static Term VansOf(VanGroup group) => Figure.Exact(group.Vans, "van");

    private Term OverFleet(Func<VanGroup, Term> costOf) => Term.Sum("CNY", _day.Day.Fleet.Groups.Select(costOf));

    private Term PriceOf(VanGroup group) => ((Term)VanFacts.Of(_facts, group.Profile, "price_cny", "CNY")).Per(1, "van");

    private Term VehicleOf(VanGroup group) =>
        VansOf(group) * OfTheDay(PriceOf(group).Per(VanFacts.Of(_facts, group.Profile, "life_months", "month")));

    private Term PerVanMonth(Fact perMonth) => OfTheDay(((Term)perMonth).Per(1, "van"));

    private Term OfTheDay(Term perMonth) => perMonth.Per(_facts["ops.days_per_month", "day/month"]).Times(1, "day");

    private Term OperatorsOfTheDay()
    {
        Term personMonth = ((Term)_facts["cost.remote_operator_month_cny", "CNY/month"]).Per(1, "person");
        return _day.Seats * (Term)_facts["cost.operator_persons_per_seat", "person/seat"] * OfTheDay(personMonth);
    }

    private Term OverPool(Func<ChipUse, long> busyCardUs) => Term.Sum("CNY", _day.Day.Pool.Chips
        .Where(chip => busyCardUs(chip) > 0)
        .Select(chip => Figure.Simulated(busyCardUs(chip) / MicrosecondsPerSecond, "card*s", _day.Day.Pool.RestsOn) * CardSecond(chip)));

    /// <summary>
    /// What a busy second of a card is charged at: (price x system factor / life + power x PUE x industrial tariff) / utilisation.
    /// The utilisation is the share of its life in which a card is expected to be busy, so idle hours are paid by busy ones.
    /// </summary>
    private Term CardSecond(ChipUse chip)
    {
        Term price = OfCard(chip.CardPriceCny, "CNY/card", $"no price is known for the chip {chip.Chip}");
        Term power = OfCard(chip.CardPowerW, "W/card", $"no power is known for the chip {chip.Chip}");
        Term capital = (price * _facts["ai.pool.system_cost_factor", "ratio"])
            .Per(_facts["ai.pool.life_years", "year"]).Per(SecondsPerYear, "s/year");
        Term energy = (power * _facts["energy.pue", "ratio"] * _facts["energy.industrial_cny_kwh", "CNY/kWh"])
            .Per(WattSecondsPerKwh, "W*s/kWh");
        return (capital + energy).Per(_facts["ai.pool.utilisation", "ratio"]);
    }

    private static Term OfCard(Figure? figure, string unit, string reasonIfNone) =>
        figure is null ? Term.Undefined(reasonIfNone) : figure with { Unit = unit };
}
