namespace Konvoi.Routing;

/// <summary>A row of a customer table in scaled integers, and where it stands; the depot is the first.</summary>
internal readonly record struct CustomerRow(long Number, long Demand, TimeWindow Window, long ServiceMs, string Where);
