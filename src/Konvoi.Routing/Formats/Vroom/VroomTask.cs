namespace Konvoi.Routing;

/// <summary>A task as its file writes it: Type is "job", "pickup" or "delivery", Priority 0 to 100.</summary>
public sealed record VroomTask(string Type, long Id, string? Description, VroomPlace Place, int Priority);
