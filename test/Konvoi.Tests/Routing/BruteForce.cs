using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// The optimum of a tiny problem by trying everything: every assignment of jobs to vans, and for each van every day of
/// <see cref="VanDays"/>. Vans are combined whole, because docks and balance couple them. The evaluation is written anew and
/// naively (<see cref="NaiveDay"/>), so that it can find faults of the solver's and of the verifier's.
/// </summary>
internal sealed class BruteForce
{
    private readonly Problem _problem;
    private readonly List<VanDay>[] _days;
    private readonly VanDay[] _chosen;
    private VanDay[]? _best;
    private long _bestCost = long.MaxValue;

    private BruteForce(Problem problem)
    {
        _problem = problem;
        _days = [.. Enumerable.Range(0, problem.Vehicles.Count).Select(van => Candidates(problem, van))];
        _chosen = new VanDay[problem.Vehicles.Count];
        Choose(0, 0, 0);
    }

    /// <summary>long.MaxValue if there is no solution at all, which takes a committed stop or a van that has left.</summary>
    public static long OptimalCost(Problem problem) => new BruteForce(problem)._bestCost;

    /// <summary>A cheapest solution with its full schedule, or null.</summary>
    public static Solution? Optimum(Problem problem)
    {
        BruteForce force = new(problem);
        return force._best is { } days ? ToSolution(problem, days) : null;
    }

    /// <summary>The solution that these days make, whose cost is counted here.</summary>
    public static Solution ToSolution(Problem problem, VanDay[] days)
    {
        int served = days.Aggregate(0, (all, day) => all | day.Served);
        return new Solution
        {
            Routes = [.. days.Select(day => day.Route)],
            Unassigned = [.. Left(problem, served).Select(job => new UnassignedJob(job, UnassignedReason.NoRoomLeft, -1, "left out by hand"))],
            Cost = CostOf(problem, days, served),
        };
    }

    private static long CostOf(Problem problem, VanDay[] days, int served)
    {
        long cost = days.Sum(day => day.Cost) + Left(problem, served).Sum(job => problem.Jobs[job].Prize);
        cost += days.Max(day => day.OnTripsMs) * problem.BalanceCostPerHour / 3_600_000;
        foreach (DockLimit limit in problem.Docks)
        {
            // Between two neighbouring moments nobody comes or goes.
            (int Location, long FromMs, long ToMs)[] visits = [.. days.SelectMany(day => day.Visits).Where(visit => visit.Location == limit.Location)];
            long[] moments = [.. visits.SelectMany(visit => new[] { visit.FromMs, visit.ToMs }).Distinct().Order()];
            long beyondMs = moments.Zip(moments.Skip(1)).Sum(span =>
                (span.Second - span.First) * Math.Max(0, visits.Count(visit => visit.FromMs <= span.First && visit.ToMs >= span.Second) - limit.Docks));
            cost += beyondMs * limit.CostPerHour / 3_600_000;
        }

        return cost;
    }

    /// <summary>What stands among the unassigned: of a group without a served job the first, of other jobs each.</summary>
    private static IEnumerable<int> Left(Problem problem, int served) => Enumerable.Range(0, problem.Jobs.Count).Where(job =>
        problem.Jobs[job].Group is { } group
            ? Enumerable.Range(0, problem.Jobs.Count).First(other => problem.Jobs[other].Group == group) == job
                && !Enumerable.Range(0, problem.Jobs.Count).Any(other => problem.Jobs[other].Group == group && (served >> other & 1) != 0)
            : (served >> job & 1) == 0);

    /// <summary>The days of one van that can be part of an optimum: for the same jobs and docks none is better in every way.</summary>
    private static List<VanDay> Candidates(Problem problem, int van)
    {
        HashSet<int> docked = [.. problem.Docks.Select(limit => limit.Location)];
        Dictionary<(int Served, string Visits), List<VanDay>> kept = [];
        foreach (VanDay day in VanDays.All(problem, van))
        {
            string visits = string.Join(';', day.Visits.Where(visit => docked.Contains(visit.Location)).Order());
            List<VanDay> rivals = kept.TryGetValue((day.Served, visits), out List<VanDay>? known) ? known : kept[(day.Served, visits)] = [];
            bool balanced = problem.BalanceCostPerHour > 0;
            if (!rivals.Exists(rival => rival.Cost <= day.Cost && (!balanced || rival.OnTripsMs <= day.OnTripsMs)))
            {
                rivals.RemoveAll(rival => day.Cost <= rival.Cost && (!balanced || day.OnTripsMs <= rival.OnTripsMs));
                rivals.Add(day);
            }
        }

        return [.. kept.Values.SelectMany(days => days).OrderBy(day => day.Cost).ThenBy(day => day.Served)];
    }

    private void Choose(int van, int served, long cost)
    {
        if (van == _days.Length)
        {
            bool once = _problem.Jobs.Where((job, index) => job.Group is not null && (served >> index & 1) != 0)
                .GroupBy(job => job.Group).All(group => group.Count() == 1);
            long total = once ? CostOf(_problem, _chosen, served) : long.MaxValue;
            if (total < _bestCost)
            {
                _bestCost = total;
                _best = [.. _chosen];
            }

            return;
        }

        foreach (VanDay day in _days[van])
        {
            if (cost + day.Cost >= _bestCost)
            {
                break;
            }

            if ((day.Served & served) == 0)
            {
                _chosen[van] = day;
                Choose(van + 1, served | day.Served, cost + day.Cost);
            }
        }
    }
}
