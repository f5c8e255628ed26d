using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>What <c>konvoi solve</c> is asked for.</summary>
internal sealed record SolveRequest(ProblemFile File, SearchLimits Limits, ulong Seed, int Threads, Solution? Start);
