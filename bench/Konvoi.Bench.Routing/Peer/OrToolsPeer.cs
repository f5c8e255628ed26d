using System.Diagnostics;
using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace Konvoi.Bench.Routing;

/// <summary>
/// OR-Tools 9.15 as a .NET user would take it: first solution and guided local search, one thread (its routing solver has
/// no other), no tuning. It takes no seed. The limit is process CPU time, asked by a search limit of our own; its own wall
/// limit stands ten times higher, because guided local search wants one. Until its first solution it asks no limit of ours.
/// <para>
/// Ways and loads are native data, times are a delegate: with a native matrix of times it is slower (16 CPU seconds before a
/// first solution of R1_10_1: f4ee011, <c>--instances R1_10_1 --peer ortools</c>).
/// </para>
/// </summary>
internal static class OrToolsPeer
{
    /// <summary>Of the package (Directory.Packages.props).</summary>
    public const string Version = "9.15.6755";

    /// <summary>Doubles become integers of this many per unit.</summary>
    private const double UnitsPerDouble = 1000;

    /// <summary>More than any way saves, so that a vehicle fewer always counts more (Li &amp; Lim).</summary>
    private const long CostOfVehicle = 100_000_000;

    /// <param name="instance">Of a family that has this peer.</param>
    /// <param name="cpuSeconds">Of the process, start and reading included, unless <paramref name="fromSearch"/>.</param>
    /// <param name="fromSearch">Counts CPU from the start of the search instead, the model built.</param>
    public static SolveOutput Solve(Instance instance, double cpuSeconds, bool fromSearch)
    {
        long startedAt = Stopwatch.GetTimestamp();
        using RoutingIndexManager nodes = new(instance.Nodes, FleetOf(instance), 0);
        using RoutingModel model = new(nodes);
        LongLongToLong? times = Build(instance, nodes, model);

        CpuClock clock = new(fromSearch);
        List<double[]> trajectory = [];
        double scale = Scale(instance) * instance.UnitsPerCost;
        VoidToVoid atSolution = () => Note(trajectory, clock.Ask(), Distance(instance, model.CostVar().Min()) / scale);
        VoidToBoolean isOver = () => clock.Glance() >= cpuSeconds;
        model.AddAtSolutionCallback(atSolution);
        model.AddSearchMonitor(model.solver().MakeCustomLimit(isOver));

        RoutingSearchParameters parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = instance.DeliveryOf.Length > 0
            ? FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion
            : FirstSolutionStrategy.Types.Value.PathCheapestArc;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(TimeSpan.FromSeconds(10 * cpuSeconds));
        using Assignment? found = model.SolveWithParameters(parameters);
        double cpuAtEnd = clock.Ask();
        GC.KeepAlive(atSolution);
        GC.KeepAlive(isOver);
        GC.KeepAlive(times);

        int[][] routes = found is null ? [] : Routes(nodes, model, found);
        return new SolveOutput
        {
            Cost = Recost.Of(instance, routes).Cost,
            Feasible = found is not null,
            Routes = routes,
            Iterations = model.solver().Branches(),
            CpuSeconds = cpuAtEnd,
            Seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds,
            Trajectory = [.. trajectory],
        };
    }

    /// <summary>The published limit, or where there is none what the load asks for and a margin.</summary>
    private static int FleetOf(Instance instance)
    {
        int margin = instance.Family == Family.X ? 3 : 10;
        return instance.Family == Family.X || instance.Family == Family.Ortec
            ? (int)Math.Ceiling(1.3 * instance.Demand.Sum() / instance.Capacity) + margin
            : instance.Fleet;
    }

    private static double Scale(Instance instance) => instance.Family.Hierarchical ? UnitsPerDouble : 1;

    private static double Distance(Instance instance, long cost) => instance.Family.Hierarchical ? cost % CostOfVehicle : cost;

    private static void Note(List<double[]> trajectory, double cpuSeconds, double cost)
    {
        if (trajectory.Count == 0 || cost < trajectory[^1][1])
        {
            trajectory.Add([Math.Round(cpuSeconds, 3), cost]);
        }
    }

    /// <returns>The delegate that the model calls for times; the caller keeps it alive.</returns>
    private static LongLongToLong? Build(Instance instance, RoutingIndexManager nodes, RoutingModel model)
    {
        double scale = Scale(instance);
        int n = instance.Nodes;
        int way = model.RegisterTransitMatrix(Matrix(n, (i, j) => Rounded(scale * instance.Way(i, j))));
        model.SetArcCostEvaluatorOfAllVehicles(way);
        int load = model.RegisterUnaryTransitVector([.. instance.Demand.Select(amount => (long)amount)]);
        model.AddDimension(load, 0, (long)instance.Capacity, true, "load");
        LongLongToLong? times = null;
        if (instance.Family != Family.X)
        {
            long[][] matrix = Matrix(n, (i, j) => Rounded(scale * instance.Service[i]) + Rounded(scale * instance.Way(i, j)));
            times = (from, to) => matrix[nodes.IndexToNode(from)][nodes.IndexToNode(to)];
            int time = model.RegisterTransitCallback(times);
            long horizon = Rounded(scale * instance.Due[0]);
            model.AddDimension(time, horizon, horizon, false, "time");
            RoutingDimension clock = model.GetMutableDimension("time");
            for (int node = 1; node < n; node++)
            {
                clock.CumulVar(nodes.NodeToIndex(node))
                    .SetRange(Rounded(scale * instance.Ready[node]), Math.Min(horizon, Rounded(scale * instance.Due[node])));
            }
        }

        if (instance.DeliveryOf.Length > 0)
        {
            model.SetFixedCostOfAllVehicles(CostOfVehicle);
            Pair(instance, nodes, model);
        }

        return times;
    }

    private static void Pair(Instance instance, RoutingIndexManager nodes, RoutingModel model)
    {
        RoutingDimension clock = model.GetMutableDimension("time");
        Solver solver = model.solver();
        for (int node = 1; node < instance.Nodes; node++)
        {
            if (instance.DeliveryOf[node] is > 0 and int delivery)
            {
                (long from, long to) = (nodes.NodeToIndex(node), nodes.NodeToIndex(delivery));
                model.AddPickupAndDelivery(from, to);
                solver.Add(solver.MakeEquality(model.VehicleVar(from), model.VehicleVar(to)));
                solver.Add(solver.MakeLessOrEqual(clock.CumulVar(from), clock.CumulVar(to)));
            }
        }
    }

    private static long Rounded(double value) => (long)Math.Floor(value + 0.5);

    private static long[][] Matrix(int n, Func<int, int, long> entry) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => entry(i, j)).ToArray())];

    private static int[][] Routes(RoutingIndexManager nodes, RoutingModel model, Assignment found)
    {
        List<int[]> routes = [];
        for (int vehicle = 0; vehicle < model.Vehicles(); vehicle++)
        {
            List<int> route = [];
            for (long at = found.Value(model.NextVar(model.Start(vehicle))); !model.IsEnd(at); at = found.Value(model.NextVar(at)))
            {
                route.Add(nodes.IndexToNode(at));
            }

            if (route.Count > 0)
            {
                routes.Add([.. route]);
            }
        }

        return [.. routes];
    }
}
