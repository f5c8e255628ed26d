namespace Konvoi.Bench.Routing;

/// <summary>How a run is limited.</summary>
internal enum RunMode
{
    /// <summary>Process CPU time, start, JIT and reading included.</summary>
    Cpu,

    /// <summary>CPU time of the search alone, in a process that has searched two other instances before.</summary>
    SearchCpu,

    /// <summary>Wall time of the process, start, JIT and reading included; one thread.</summary>
    WallOneThread,

    /// <summary>The same, two threads.</summary>
    WallTwoThreads,
}
