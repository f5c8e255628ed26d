namespace Konvoi.Routing;

/// <summary>One van's stated day beside what the problem says of it: what the audits of a route look at, and where they report.</summary>
internal sealed class AuditedRoute(Problem problem, VehicleRoute route, long[] onBoard, List<Violation> found)
{
    public Problem Problem { get; } = problem;

    public int Van { get; } = route.Vehicle;

    public Vehicle Vehicle { get; } = problem.Vehicles[route.Vehicle];

    public Profile Profile { get; } = problem.Profiles[problem.Vehicles[route.Vehicle].Profile];

    public IReadOnlyList<RouteTrip> Trips { get; } = route.Trips;

    public IReadOnlyList<RouteBreak> Breaks { get; } = route.Breaks;

    /// <summary>What the van has on board before its first trip, whether it is served or not, per dimension.</summary>
    public long[] OnBoard { get; } = onBoard;

    public int StartOf(int trip) => trip == 0 ? Vehicle.StartLocation ?? Vehicle.Hub : Vehicle.Hub;

    public int EndOf(int trip) => trip == Trips.Count - 1 ? Vehicle.EndLocation ?? Vehicle.Hub : Vehicle.Hub;

    public int LocationOf(RouteStop stop) => stop.Job >= 0 ? Problem.Jobs[stop.Job].Location : Problem.Chargers[stop.Charger];

    /// <summary>The legs of a trip in order, each with the index of the stop that it leads to; -1 where the trip ends.</summary>
    public IEnumerable<(int From, int To, int Stop)> LegsOf(int trip)
    {
        int at = StartOf(trip);
        for (int s = 0; s < Trips[trip].Stops.Count; s++)
        {
            int next = LocationOf(Trips[trip].Stops[s]);
            yield return (at, next, s);
            at = next;
        }

        yield return (at, EndOf(trip), -1);
    }

    /// <summary>A leg without a way counts nothing: it is named by itself.</summary>
    public long LengthDm(int from, int to) => Profile.IsReachable(from, to) ? Profile.LengthDm(from, to) : 0;

    public long DurationMs(int from, int to) => Profile.IsReachable(from, to) ? Profile.DurationMs(from, to) : 0;

    public long WayDm(int trip) => LegsOf(trip).Sum(leg => LengthDm(leg.From, leg.To));

    public long DrivingMs(int trip) => LegsOf(trip).Sum(leg => DurationMs(leg.From, leg.To));

    public void Add(ViolationKind kind, int trip, int stop, long amount, string text, int dimension = -1, int job = -1)
    {
        string where = (trip, stop) switch
        {
            ( < 0, _) => $"vehicle '{Vehicle.Id}'",
            (_, < 0) => $"vehicle '{Vehicle.Id}', trip {trip}",
            _ => $"vehicle '{Vehicle.Id}', trip {trip}, stop {stop}",
        };
        int at = job < 0 && stop >= 0 ? Trips[trip].Stops[stop].Job : job;
        found.Add(new Violation(kind, Van, trip, stop, at, dimension, amount, $"{where}: {text}"));
    }
}
