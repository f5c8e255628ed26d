using System.Globalization;

namespace Konvoi.Routing;

/// <summary>
/// A problem read from a file, with what the file says beyond it: the numbers of its customers and the convention in which
/// its costs are compared. Made by <see cref="ProblemReader"/>.
/// </summary>
public record ProblemFile
{
    internal ProblemFile()
    {
    }

    /// <summary>What the file calls the instance; its own name where it does not.</summary>
    public required string Name { get; init; }

    /// <summary>As read: what the file holds tells <see cref="ProblemFormat.Ortec"/> from <see cref="ProblemFormat.Vrplib"/>.</summary>
    public required ProblemFormat Format { get; init; }

    /// <summary>The problem in scaled integers: see <see cref="MsPerTime"/>, <see cref="DmPerLength"/> and <see cref="UnitsPerCost"/>.</summary>
    public required Problem Problem { get; init; }

    /// <summary>
    /// The customer's number per job: the first column of the file, node - 1 in VRPLIB, the digits of the name in E-VRPTW;
    /// each once. In VROOM the id, which a job, a pick-up and a delivery may share.
    /// </summary>
    public required IReadOnlyList<long> Numbers { get; init; }

    /// <summary>How many cost units of the problem are one of the file: 10 for Solomon, 1 for VRPLIB.</summary>
    public long UnitsPerCost { get; init; } = 1;

    /// <summary>How many ms of the problem are one unit of time of the file.</summary>
    public long MsPerTime { get; init; } = 1;

    /// <summary>How many dm of the problem are one unit of length of the file.</summary>
    public long DmPerLength { get; init; } = 1;

    /// <summary>
    /// Whether fewer vehicles are better whatever the way. Then every van has the same fixed cost, larger than any way, and
    /// the cost is the way in doubles.
    /// </summary>
    public bool IsHierarchical { get; init; }

    /// <summary>The file's names of <see cref="Problem.Chargers"/>; empty where the format has none.</summary>
    public IReadOnlyList<string> ChargerNames { get; init; } = [];

    /// <summary>What the reader passed over and somebody may want to know.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Routes that the file itself proposes to start from, per vehicle and trip (<see cref="RouteSchedule"/>); null if none.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<RouteStop>>>? Start { get; init; }

    /// <summary>
    /// Whether a plan may use as many vans as it likes, all alike. The problem then has enough of them for every plan worth
    /// having; <see cref="WithVehicles"/> gives it more.
    /// </summary>
    public bool IsFleetOpen { get; init; }

    /// <summary>A search cost from this on means that a job is left out.</summary>
    internal long LeastPrize { get; init; } = Job.MustServe;

    /// <summary>Per location; where the convention measures the way in doubles.</summary>
    internal IReadOnlyList<PlanePoint>? Points { get; init; }

    /// <summary>
    /// The same with at least as many vans, if the fleet is open, for a plan that uses more than any worth having; otherwise
    /// this one.
    /// </summary>
    public ProblemFile WithVehicles(int least)
    {
        if (!IsFleetOpen || least <= Problem.Vehicles.Count)
        {
            return this;
        }

        Vehicle[] vehicles = [.. Enumerable.Range(1, least).Select(number => Problem.Vehicles[0] with { Id = FleetSize.Name(number) })];
        return this with
        {
            Problem = new Problem(
                Problem.LocationCount, [.. Problem.Dimensions], [.. Problem.Profiles], vehicles, [.. Problem.Jobs],
                [.. Enumerable.Range(0, Problem.LocationCount).Select(Problem.VisitMs)], [.. Problem.Chargers], [.. Problem.Docks],
                Problem.BalanceCostPerHour),
        };
    }

    /// <summary>
    /// The cost of the routes in the file's convention and unit, jobs left out not counted: the way, for every format but VROOM.
    /// </summary>
    /// <param name="solution">Of <see cref="Problem"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A vehicle, job or charger of it is none of the problem's.</exception>
    public decimal CostOf(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        if (Points is { } points)
        {
            double length = 0;
            foreach (VehicleRoute route in solution.Routes)
            {
                foreach (RouteTrip trip in route.Trips)
                {
                    length += LengthOf(trip, Problem.Vehicles[route.Vehicle].Hub, points);
                }
            }

            return (decimal)length;
        }

        return solution.Routes.Sum(route => RouteSchedule.CostOf(Problem, route)) / (decimal)UnitsPerCost;
    }

    /// <summary>
    /// The same from the cost that a search reports (<see cref="ISolverStop.ProgressPpm"/>), up to rounding; null while
    /// jobs are left out.
    /// </summary>
    public decimal? CostOf(long searchCost)
    {
        long perVehicle = IsHierarchical ? Problem.Vehicles[0].FixedCost : long.MaxValue;
        long mostServed = IsHierarchical ? (Problem.Vehicles.Count + 1) * perVehicle : LeastPrize;
        return searchCost < Math.Max(LeastPrize, mostServed) ? searchCost % perVehicle / (decimal)UnitsPerCost : null;
    }

    /// <summary>
    /// How many vehicles a plan uses, from the cost that a search reports; null while jobs are left out, and where the format does
    /// not count vehicles first (<see cref="IsHierarchical"/>).
    /// </summary>
    public int? VehiclesOf(long searchCost) =>
        IsHierarchical && CostOf(searchCost) is not null ? (int)(searchCost / Problem.Vehicles[0].FixedCost) : null;

    /// <summary>
    /// A cost in the file's unit as its convention writes it: one decimal for Solomon, two for distances in doubles. Invariant of
    /// culture.
    /// </summary>
    public string Show(decimal cost) => cost.ToString(
        Format == ProblemFormat.Solomon ? "0.0" : IsHierarchical ? "0.00" : "0.##", CultureInfo.InvariantCulture);

    private double LengthOf(RouteTrip trip, int hub, IReadOnlyList<PlanePoint> points)
    {
        double length = 0;
        int at = hub;
        foreach (RouteStop stop in trip.Stops)
        {
            int location = stop.Charger >= 0 ? Problem.Chargers[stop.Charger] : Problem.Jobs[stop.Job].Location;
            length += points[at].DistanceTo(points[location]);
            at = location;
        }

        return length + points[at].DistanceTo(points[hub]);
    }
}
