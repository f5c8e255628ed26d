using System.Globalization;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>
/// Why a stop is left out, for the readers of a file: times, ways and costs of the library's own text are scaled integers, which
/// nobody who knows the file would recognise.
/// </summary>
internal static class RefusalText
{
    /// <summary>What the vehicle that gets furthest fails by; others may fail by something else before.</summary>
    private const string EvenAlone = "no allowed vehicle can serve it, not even alone: ";

    public static string Of(ProblemFile file, UnassignedJob left) => left.Reason switch
    {
        UnassignedReason.BeyondRange => EvenAlone + "the battery does not last there and back" + Figures(left, dm => FileUnits.Length(file, dm)),
        UnassignedReason.TripTooFar when FileUnits.LimitsTravelTime(file, Math.Max(0, left.Vehicle)) =>
            EvenAlone + "driving there and back takes longer than it may" + Figures(left, ms => FileUnits.Time(file, ms)),
        UnassignedReason.TripTooFar => EvenAlone + "there and back is a longer way than a trip may have" + Figures(left, dm => FileUnits.Length(file, dm)),
        UnassignedReason.WindowClosed => EvenAlone + "its last window closes before one is there" + Figures(left, ms => FileUnits.Time(file, ms)),
        UnassignedReason.TripTooLong => EvenAlone + "there and back takes longer than a trip may" + Figures(left, ms => FileUnits.Time(file, ms)),
        UnassignedReason.ShiftTooShort => EvenAlone + "it would be back after the end of its shift" + Figures(left, ms => FileUnits.Time(file, ms)),
        UnassignedReason.NotWorthThePrize =>
            "there is room for it, but serving it costs more than leaving it out" + Figures(left, units => FileUnits.Cost(file, units)),
        _ => left.Text,
    };

    private static string Figures(UnassignedJob left, Func<long, decimal> inFileUnits) => left is { Needed: { } needed, Limit: { } limit }
        ? string.Create(CultureInfo.InvariantCulture, $" ({inFileUnits(needed):0.##} against {inFileUnits(limit):0.##})")
        : string.Empty;
}
