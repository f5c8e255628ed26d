namespace Konvoi.Routing;

/// <summary>What the lengths of a profile stand for: a problem has times and one more matrix.</summary>
internal enum VroomLength
{
    /// <summary>Nothing asks for lengths.</summary>
    None,

    /// <summary>The way, in dm.</summary>
    Distance,

    /// <summary>The driving time in ms, where it is limited.</summary>
    Duration,

    /// <summary>The file's own costs.</summary>
    Cost,
}
