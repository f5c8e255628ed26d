namespace Konvoi.Routing;

/// <summary>A job, pick-up or delivery as its file writes it. Priority is 0 to 100.</summary>
public sealed record VroomTask(string Type, long Id, string? Description, VroomPlace Place, int Priority);
