using Konvoi.Fleet;
using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>A simulated day: what happened, what it came to, and what a report draws.</summary>
/// <param name="EventsHash">SHA-256 of <paramref name="EventsJsonl"/>, lower-case hexadecimal.</param>
/// <param name="EventsJsonl">One event per line; holds neither seed nor wall time.</param>
/// <param name="Final">The fleet when the day was closed.</param>
/// <param name="Plans">How many plans were made; each passed the verifier, or the day would have stopped.</param>
public sealed record DayResult(
    string Scenario,
    ulong Seed,
    string EventsHash,
    ReadOnlyMemory<byte> EventsJsonl,
    FleetState Final,
    DayQuantities Quantities,
    IReadOnlyList<Kpi> Kpis,
    PlanTally Plans,
    DayTrace Trace);
