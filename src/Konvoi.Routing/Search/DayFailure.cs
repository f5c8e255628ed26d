namespace Konvoi.Routing;

/// <summary>Why an order cannot be driven.</summary>
internal enum DayFailure
{
    None,
    Form,
    Unreachable,
    Load,
    Battery,
    TripTooFar,
    Window,
    Break,
    TripTooLong,
    Shift,
}
