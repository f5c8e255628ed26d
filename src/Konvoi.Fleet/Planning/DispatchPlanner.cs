namespace Konvoi.Fleet;

/// <summary>
/// Plans the trips of one hub (main path, steps 2 to 6): demand per station, travel times under permits and closures,
/// a routing problem, its solution, and the commands that commit it.
/// </summary>
public static class DispatchPlanner
{
    /// <summary>
    /// A plan for everything that waits at the hub and at its stations. Reads the state, changes nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The solver broke a constraint: a fault of the program, named in the message.</exception>
    public static PlanProposal Propose(FleetState state, int hub, long nowMs, TravelTimes times, PlannerOptions options)
    {
        throw new NotSupportedException();
    }
}
