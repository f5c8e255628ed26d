using static Konvoi.Ledger.KpiFormulas;

namespace Konvoi.Ledger;

/// <summary>How well parcels, vans and roads were served. A van-day is a van of the fleet for a day, used or not.</summary>
internal static class ServiceKpis
{
    private const string NoVan = "the fleet has no vans";
    private const string NoKm = "no van drove";
    private const string NoParcel = "no parcel was to be delivered";

    public static IEnumerable<Kpi> All(DayFigures day) =>
    [
        DeliveredShare(day),
        OnTimeShare(day),
        LoadFactor(day),
        EmptyKmShare(day),
        ParcelsPerVanDay(day),
        KmPerVanDay(day),
        ActiveHoursPerVanDay(day),
        VanUseShare(day),
        KwhPerParcel(day),
        PermitCompliance(day),
        BreakdownsPer1000Km(day),
    ];

    /// <summary>Kilometres in thousands, the measure that rates are given by.</summary>
    internal static Term ThousandKm(DayFigures day) => ((Term)day.DrivenKm).Per(1000, "km/1000km");

    /// <summary>Delivered / (accepted - cancelled).</summary>
    private static Kpi DeliveredShare(DayFigures day) =>
        Define("deliveredShare", "Parcels delivered", "ratio", ((Term)day.Delivered).Per(day.Accepted - day.Cancelled, NoParcel));

    /// <summary>Delivered within the window / (accepted - cancelled): what never arrived is not on time.</summary>
    private static Kpi OnTimeShare(DayFigures day) =>
        Define("onTimeShare", "Parcels on time", "ratio", ((Term)day.DeliveredOnTime).Per(day.Accepted - day.Cancelled, NoParcel));

    /// <summary>Mean over trips of the fullest load, the greater of volume / capacity and mass / capacity.</summary>
    private static Kpi LoadFactor(DayFigures day) =>
        Define("loadFactor", "Load factor of a trip", "ratio", ((Term)day.TripLoads).Per(day.Trips, "no trip was made"));

    /// <summary>Kilometres with nothing on board / kilometres.</summary>
    private static Kpi EmptyKmShare(DayFigures day) =>
        Define("emptyKmShare", "Empty kilometres", "ratio", ((Term)day.EmptyKm).Per(day.DrivenKm, NoKm));

    /// <summary>Parcels delivered / vans of the fleet.</summary>
    private static Kpi ParcelsPerVanDay(DayFigures day) =>
        Define("parcelsPerVanDay", "Parcels per van-day", "parcel/van", ((Term)day.Delivered).Per(day.Vans, NoVan));

    /// <summary>Kilometres / vans of the fleet.</summary>
    private static Kpi KmPerVanDay(DayFigures day) =>
        Define("kmPerVanDay", "Kilometres per van-day", "km/van", ((Term)day.DrivenKm).Per(day.Vans, NoVan));

    /// <summary>Hours between first departure and last return / vans of the fleet.</summary>
    private static Kpi ActiveHoursPerVanDay(DayFigures day) =>
        Define("activeHoursPerVanDay", "Active hours per van-day", "h/van", ((Term)day.ActiveHours).Per(day.Vans, NoVan));

    /// <summary>Vans that made a trip / vans of the fleet.</summary>
    private static Kpi VanUseShare(DayFigures day) =>
        Define("vanUseShare", "Vans used", "ratio", ((Term)day.VansUsed).Per(day.Vans, NoVan));

    /// <summary>Energy from the batteries / parcels delivered.</summary>
    private static Kpi KwhPerParcel(DayFigures day) =>
        Define("kWhPerParcel", "Energy per parcel", "kWh/parcel", ((Term)day.EnergyKwh).Per(day.Delivered, "no parcel was delivered"));

    /// <summary>Kilometres inside a permit's roads, hours and speed / kilometres.</summary>
    private static Kpi PermitCompliance(DayFigures day) =>
        Define("permitCompliance", "Kilometres within permits", "ratio", ((Term)day.CompliantKm).Per(day.DrivenKm, NoKm));

    /// <summary>Breakdowns / 1,000 km.</summary>
    private static Kpi BreakdownsPer1000Km(DayFigures day) =>
        Define("breakdownsPer1000Km", "Breakdowns per 1,000 km", "breakdown/1000km", ((Term)day.Breakdowns).Per(ThousandKm(day), NoKm));
}
