using System.Collections.ObjectModel;

namespace Konvoi.Routing;

/// <summary>
/// A vehicle routing problem: which van serves which jobs on which trips, in which order. Integers only, already
/// validated; made by <see cref="ProblemBuilder"/>. It never changes: the arrays of its vehicles and jobs are copies of what
/// was handed in, and nobody is to write into them.
/// <para>
/// The cost of a solution is the sum over the vans that drive of fixed cost + floor(dm x cost per km / 10,000) +
/// floor(ms driven x cost per driving hour / 3,600,000) + floor(ms on trips x cost per hour / 3,600,000) +
/// floor(ms of overtime x cost per overtime hour / 3,600,000), plus the prizes of the jobs left out, plus the price of
/// crowded docks (<see cref="DockLimit"/>), plus the price of balance (<see cref="BalanceCostPerHour"/>).
/// </para>
/// </summary>
public sealed class Problem
{
    private readonly long[] _visitMs;

    internal Problem(
        int locationCount, string[] dimensions, Profile[] profiles, Vehicle[] vehicles, Job[] jobs, long[] visitMs,
        int[] chargers, DockLimit[] docks, long balanceCostPerHour)
    {
        LocationCount = locationCount;
        Dimensions = Array.AsReadOnly(dimensions);
        Profiles = Array.AsReadOnly(profiles);
        Vehicles = Array.AsReadOnly(vehicles);
        Jobs = Array.AsReadOnly(jobs);
        _visitMs = visitMs;
        Chargers = Array.AsReadOnly(chargers);
        Docks = Array.AsReadOnly(docks);
        BalanceCostPerHour = balanceCostPerHour;
    }

    /// <summary>Locations are the numbers from 0 to this, exclusive.</summary>
    public int LocationCount { get; }

    /// <summary>Names of the capacity dimensions ("grams", "millilitres"); what people read in reasons.</summary>
    public ReadOnlyCollection<string> Dimensions { get; }

    /// <summary>Durations and lengths of all legs, once per kind of van; <see cref="Vehicle.Profile"/> is an index into these.</summary>
    public ReadOnlyCollection<Profile> Profiles { get; }

    /// <summary>In the order in which they were added; an index into these stands for a van everywhere else.</summary>
    public ReadOnlyCollection<Vehicle> Vehicles { get; }

    /// <summary>
    /// In the order in which they were added; an index into these stands for a job everywhere else. Every Delivery and Pickup has
    /// one entry per dimension, whatever was handed to the builder.
    /// </summary>
    public ReadOnlyCollection<Job> Jobs { get; }

    /// <summary>
    /// Locations where a van may charge in the middle of a trip, as often as it likes; an index into these stands for a charger.
    /// </summary>
    public ReadOnlyCollection<int> Chargers { get; }

    /// <summary>At most one per location.</summary>
    public ReadOnlyCollection<DockLimit> Docks { get; }

    /// <summary>
    /// Paid once per 3,600,000 ms on trips of the van that has most of them, rounded down: a price on the longest day makes
    /// the days alike. 0 means that balance does not count.
    /// </summary>
    public long BalanceCostPerHour { get; }

    /// <summary>
    /// Time in ms paid once per visit to a location, on top of the jobs' own service and after the start: every job pays it,
    /// except right after another job of its trip at the same location, and except as the first stop of a trip that
    /// starts at that location. A stop at a charger in between ends the visit, a break does not.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">There is no such location.</exception>
    public long VisitMs(int location) => _visitMs[location];

    /// <summary>The travel profile that a vehicle drives on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The vehicle is of another problem and its profile is none of this one.</exception>
    public Profile ProfileOf(Vehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        return Profiles[vehicle.Profile];
    }
}
