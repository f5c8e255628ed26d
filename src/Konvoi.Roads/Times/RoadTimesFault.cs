namespace Konvoi.Roads;

/// <summary>Why a provider of road times gave no answer.</summary>
public enum RoadTimesFault
{
    /// <summary>A place asked for is not near any road.</summary>
    OffRoad,

    /// <summary>The server could not be reached, or hung up before it answered.</summary>
    Unreachable,

    /// <summary>The server took longer than it was given.</summary>
    TimedOut,

    /// <summary>The server answered that it will not or cannot do what was asked.</summary>
    Refused,

    /// <summary>The server answered something that is not an answer.</summary>
    Malformed,
}
