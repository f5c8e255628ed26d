using System.Globalization;
using static Konvoi.Ledger.KpiFormulas;

namespace Konvoi.Ledger;

/// <summary>What a parcel costs by van and by hand, and when the vans have paid for themselves.</summary>
internal static class CostKpis
{
    private const string NoParcel = "no parcel was delivered";
    private const string NoVan = "the fleet has no vans";

    public static IEnumerable<Kpi> All(DayFigures day, DayCosts costs, FactBook facts)
    {
        Term manual = facts["cost.parcel.manual_cny", "CNY/parcel"];
        return
        [
            CostPerParcel(day, costs),
            .. Parts(day, costs),
            Define("manualCostPerParcel", "Cost per parcel by hand", "CNY/parcel", manual),
            SavingVsManual(day, costs, manual),
            TcoPerVanMonth(day, costs),
            PaybackMonths(day, costs, manual),
        ];
    }

    /// <summary>
    /// (vehicles / life + driving fee + energy + insurance + maintenance + connectivity + operators + handling + AI) / parcels delivered.
    /// </summary>
    private static Kpi CostPerParcel(DayFigures day, DayCosts costs) =>
        Define("costPerParcel", "Cost per parcel", "CNY/parcel", costs.Total.Per(day.Delivered, NoParcel));

    /// <summary>Each part of the day's cost / parcels delivered; the parts add up to the cost per parcel.</summary>
    private static IEnumerable<Kpi> Parts(DayFigures day, DayCosts costs)
    {
        Kpi Part(string name, string title, Term cost) => Define(name, title, "CNY/parcel", cost.Per(day.Delivered, NoParcel));
        return
        [
            Part("vehicleCostPerParcel", "of it vehicles", costs.Vehicle),
            Part("drivingFeeCostPerParcel", "of it driving fee", costs.DrivingFee),
            Part("energyCostPerParcel", "of it energy", costs.Energy),
            Part("insuranceCostPerParcel", "of it insurance", costs.Insurance),
            Part("maintenanceCostPerParcel", "of it maintenance", costs.Maintenance),
            Part("connectivityCostPerParcel", "of it connectivity", costs.Connectivity),
            Part("operatorsCostPerParcel", "of it operators", costs.Operators),
            Part("handlingCostPerParcel", "of it handling", costs.Handling),
            Part("aiCostPerParcel", "of it AI", costs.Ai),
        ];
    }

    /// <summary>1 - cost per parcel / cost by hand. Negative: the vans cost more.</summary>
    private static Kpi SavingVsManual(DayFigures day, DayCosts costs, Term manual)
    {
        Term ratio = costs.Total.Per(day.Delivered, NoParcel).Per(manual, "the cost by hand may be zero within its range");
        return Define("savingVsManual", "Saving against hauling by hand", "ratio", Figure.Exact(1, "ratio") - ratio);
    }

    /// <summary>Cost of the day x days per month / vans of the fleet: the total cost of owning a van for a month.</summary>
    private static Kpi TcoPerVanMonth(DayFigures day, DayCosts costs) => Define(
        "tcoPerVanMonth",
        "Total cost per van and month",
        "CNY/month/van",
        (costs.Total.Per(1, "day") * costs.DaysPerMonth).Per(day.Vans, NoVan));

    /// <summary>
    /// Price of the fleet / (parcels per month x (cost by hand - running cost per parcel)); the running cost leaves the
    /// vehicles out. Where the saving may be nothing there is no answer, and the reason says how far it reaches.
    /// </summary>
    private static Kpi PaybackMonths(DayFigures day, DayCosts costs, Term manual)
    {
        Term savingPerDay = (day.Delivered * manual) - costs.Running;
        Term savingPerMonth = savingPerDay.Per(1, "day") * costs.DaysPerMonth;
        Term payback = day.Day.Fleet.Vans == 0 ? Term.Undefined(NoVan)
            : savingPerMonth.Figure is { Lo: <= 0 } saving ? Term.Undefined(NeverPaysBack(saving, costs.Capital.Figure))
            : costs.Capital.Per(savingPerMonth, NoParcel);
        return Define("paybackMonths", "Months until the vans have paid for themselves", "month", payback);
    }

    private static string NeverPaysBack(Figure saving, Figure? capital)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        string range = string.Create(plain, $"the saving lies between {saving.Lo:F0} and {saving.Hi:F0} CNY a month");
        return saving.Value <= 0 || capital is null
            ? string.Create(plain, $"{range}, {saving.Value:F0} at the middle values: hauling by hand costs no more")
            : string.Create(plain, $"{range}: it may be nothing (at the middle values {capital.Value / saving.Value:F1} months)");
    }
}
