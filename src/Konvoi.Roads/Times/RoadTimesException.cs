namespace Konvoi.Roads;

/// <summary>No answer from a provider of road times. The message names who was asked for what, what was found and what was expected.</summary>
public sealed class RoadTimesException(RoadTimesFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    public RoadTimesFault Fault => fault;
}
