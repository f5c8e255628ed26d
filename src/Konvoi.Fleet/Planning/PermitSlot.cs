namespace Konvoi.Fleet;

/// <summary>A span of the day that one and the same set of permits, not empty, covers: under them a van may drive in it.</summary>
/// <param name="FromMs">First moment, ms since midnight.</param>
/// <param name="ToMs">First moment after it.</param>
/// <param name="Group">The roads and speeds in it.</param>
public readonly record struct PermitSlot(long FromMs, long ToMs, RouteGroup Group);
