using System.Text;
using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Tests.Fleet;

/// <summary>Given events, when a command, then events or a refusal: a fleet whose every event is kept.</summary>
internal sealed class FleetBook(FleetLayout layout)
{
    public const long Hour = 3_600_000;

    public FleetState State { get; } = new(layout);

    public List<FleetEvent> Events { get; } = [];

    /// <summary>A hub, stations A, B and C, vans V1 and V2, two seats; advice to confirm may be released by policy.</summary>
    public static FleetBook Small(int operators = 2) => new(new FleetLayout(
        [new Hub("H", default, 2, 2, [8 * Hour])],
        [.. "ABC".Select(name => new Station($"{name}", $"Shop {name}", default, 7 * Hour, 20 * Hour, 1, true))],
        [Van("V1", 1_000_000), Van("V2", 500_000)],
        [],
        new OperatingRules(300_000, 600_000, operators, 20_000, [AssistKind.Confirm], 800, 2)));

    public static VanSpec Van(string id, long grams, params int[] permits) =>
        new(id, "Maker", "profile", 0, grams, 5_000_000, 40, 1_000_000, 2 * Hour, 100, permits);

    public static ParcelOrder Order(string id, string station = "A", Direction direction = Direction.ToStation, int grams = 1000) =>
        new(id, station, direction, grams, 5000, 6 * Hour, 18 * Hour);

    public static TripStop Stop(string station, string[] deliver, params string[] pickUp) => new(station, 9 * Hour, 10 * Hour, deliver, pickUp);

    public static Trip Trip(string id, params TripStop[] stops) => new(id, 8 * Hour, 12 * Hour, 0, 100_000, stops);

    /// <summary>The command is taken; its events are folded in and given back.</summary>
    public IReadOnlyList<FleetEvent> Take(FleetCommand command)
    {
        Decision decision = FleetDecisions.Decide(State, command);
        Assert.True(decision.Refusal is null, $"{command} was refused: {decision.Refusal}");
        foreach (FleetEvent happened in decision.Events)
        {
            State.Evolve(happened);
            Events.Add(happened);
        }

        return decision.Events;
    }

    public FleetBook Given(params FleetCommand[] commands)
    {
        foreach (FleetCommand command in commands)
        {
            Take(command);
        }

        return this;
    }

    /// <summary>The command is refused without an event, with a reason that holds the words.</summary>
    public void Refuses(FleetCommand command, string words)
    {
        Decision decision = FleetDecisions.Decide(State, command);
        Assert.NotNull(decision.Refusal);
        Assert.Contains(words, decision.Refusal, StringComparison.Ordinal);
        Assert.Empty(decision.Events);
    }

    /// <summary>Parcels a1, a2 for A, b1 for B, and r1 waiting at B for the hub.</summary>
    public FleetBook WithParcels() => Given(new AcceptParcels(6 * Hour, [Order("a1"), Order("a2"), Order("b1", "B"), Order("r1", "B", Direction.ToHub)]));

    /// <summary>V1 drives to A with a1 and a2, then to B with b1 where r1 waits.</summary>
    public FleetBook WithV1OnTheRoad() => WithParcels().Given(
        new CommitPlan(7 * Hour, "V1", 0, [Trip("V1/1", Stop("A", ["a1", "a2"]), Stop("B", ["b1"], "r1"))]),
        new StartTrip(8 * Hour, "V1", 1),
        new ReportDeparted(8 * Hour, "V1"));

    public FleetBook WithV1Asking(AssistKind kind) => WithV1OnTheRoad().Given(Ask("V1", "q1", kind));

    public static RequestAssist Ask(string van, string request, AssistKind kind) =>
        new(9 * Hour, van, request, kind, true, 4, new GeoPoint(10_0000001, -50_1234567));

    /// <summary>Everything that a state shows, as text to be compared.</summary>
    public static string Describe(FleetState state)
    {
        StringBuilder text = new();
        foreach (Parcel p in state.Parcels)
        {
            text.AppendLine($"{p.Order} {p.Station} {p.State} {p.Van} {p.SinceMs} {p.Reason} {p.Attempts} {p.PlannedTrip}");
        }

        foreach (Van v in state.Vans)
        {
            text.AppendLine($"{v.Spec.Id} {v.Mode} {v.Revision} {v.NextStop} [{string.Join(',', v.OnBoard)}] {v.ChargeDm} {v.Request} {v.TripsCommitted}");
            foreach (Trip t in v.Planned.Concat(v.Trip is null ? [] : [v.Trip]))
            {
                text.AppendLine($"  {t.Id} {t.DepartMs} {t.ReturnMs} {t.ChargeMs} {t.DistanceDm}");
                text.AppendJoin('\n', t.Stops.Select(s => $"    {s.Station} {s.ArriveMs} {s.LeaveMs} {string.Join(',', s.Deliver)}/{string.Join(',', s.PickUp)}\n"));
            }
        }

        foreach (AssistRequest r in state.Requests.Values)
        {
            text.AppendLine($"{r.Opened} {r.Stage} {r.Seat} {r.ReleasedMs} {r.ReleasedBy} {r.AdviceWasWrong}");
        }

        text.AppendLine($"{state.Desk.Waiting} {state.Desk.First} {state.Desk.FreeSeat} [{string.Join(',', state.Closures)}]");
        text.AppendJoin('\n', state.Refused.Select(refused => refused.ToString()));
        return text.ToString();
    }
}
