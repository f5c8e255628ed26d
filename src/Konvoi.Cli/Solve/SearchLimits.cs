namespace Konvoi.Cli;

/// <summary>
/// When a search ends; whichever comes first. Wall and Cpu are those of the whole process from its own start; IsReached says of a
/// cost, as the search reports it, that it is good enough.
/// </summary>
internal sealed record SearchLimits(TimeSpan? Wall, TimeSpan? Cpu, long Iterations, Predicate<long>? IsReached = null);
