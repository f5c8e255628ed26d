using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>
/// What the parts of a simulated day share: the clock, the fleet and its rules, the log, the tally. Every change goes
/// through <see cref="Do"/>: decide, log, fold, and let the world react.
/// </summary>
internal sealed class DayStage(World world, TravelTimes times, ulong seed)
{
    public World World => world;

    public TravelTimes Times => times;

    public ulong Seed => seed;

    public Agenda Agenda { get; } = new();

    public FleetState Fleet { get; } = new(world.Layout);

    public EventLog Log { get; } = new();

    public DayTally Tally { get; } = new();

    public TraceRecorder Trace { get; } = new();

    public long NowMs => Agenda.NowMs;

    /// <summary>How the world answers an event; set once by <see cref="DayRunner"/>.</summary>
    public Action<FleetEvent> React { get; set; } = _ => { };

    /// <summary>An independent stream of chance for one purpose and one thing.</summary>
    public Rng Chance(string purpose, long index = 0) => new Rng(seed).Fork(purpose, index);

    /// <summary>Hands a command to the fleet; true when it was taken.</summary>
    public bool Do(FleetCommand command)
    {
        Decision decision = FleetDecisions.Decide(Fleet, command);
        foreach (FleetEvent happened in decision.Events)
        {
            Log.Append(happened);
            Fleet.Evolve(happened);
        }

        foreach (FleetEvent happened in decision.Events)
        {
            React(happened);
        }

        return decision.Refusal is null;
    }

    /// <summary>Hands over a command that the world's own bookkeeping says must be taken.</summary>
    public void Must(FleetCommand command)
    {
        if (!Do(command))
        {
            throw new InvalidOperationException($"the fleet refused {command}: {FleetDecisions.Decide(Fleet, command).Refusal}");
        }
    }
}
