namespace Konvoi.Fleet;

/// <summary>A span of the day in which one and the same set of permits, not empty, lets a van drive.</summary>
/// <param name="FromMs">First moment, ms since midnight.</param>
/// <param name="ToMs">First moment after it.</param>
/// <param name="Group">The roads and speeds in it.</param>
public readonly record struct PermitSlot(long FromMs, long ToMs, RouteGroup Group);
