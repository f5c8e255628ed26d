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

    public static string Of(UnassignedJob left) => left.Reason switch
    {
        UnassignedReason.BeyondRange => EvenAlone + "the battery does not last there and back",
        UnassignedReason.WindowClosed => EvenAlone + "its last window closes before one is there",
        UnassignedReason.TripTooLong => EvenAlone + "there and back is longer than a trip may be",
        UnassignedReason.ShiftTooShort => EvenAlone + "it would be back after the end of its shift",
        UnassignedReason.NotWorthThePrize => "there is room for it, but serving it costs more than leaving it out",
        _ => left.Text,
    };
}
