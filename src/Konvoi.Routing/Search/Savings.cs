namespace Konvoi.Routing;

/// <summary>
/// First tours for a lean problem of alike vans: every job starts as a tour of its own, and tours are joined end to start in
/// order of what that saves (Clarke and Wright, 1964), beside near ones only, while load and time allow.
/// </summary>
internal sealed class Savings
{
    private const int MostBeside = 40;
    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly VanRules _rules;
    private readonly Travel _travel;
    private readonly int[] _next;
    private readonly int[] _prev;
    private readonly int[] _tour;
    private readonly long[] _load;
    private readonly long[] _departMs;
    private readonly long[] _latestMs;

    private Savings(Instance instance)
    {
        _instance = instance;
        _layout = instance.Layout;
        _rules = instance.Rules[0];
        _travel = _rules.Travel;
        _next = new int[instance.Jobs];
        _prev = new int[instance.Jobs];
        _tour = new int[instance.Jobs];
        _load = new long[instance.Jobs * instance.Dimensions];
        _departMs = new long[instance.Jobs];
        _latestMs = new long[instance.Jobs];
    }

    public static bool Suits(Instance instance) =>
        instance.IsLean && instance.Vans > 0 && instance.Layout.Units.Length == instance.Jobs
        && Array.TrueForAll(instance.KindOf, kind => kind == 0) && instance.Rules[0].Frozen == 0;

    /// <summary>Tours in order of size, largest first; jobs that no van can serve alone are in none.</summary>
    public static List<int[]> Of(Instance instance) => new Savings(instance).Make();

    private List<int[]> Make()
    {
        for (int job = 0; job < _instance.Jobs; job++)
        {
            StartTour(job);
        }

        (long[] keys, int[] arcs) = SortedSavings();
        for (int i = 0; i < keys.Length && keys[i] < 0; i++)
        {
            (int from, int rank) = Math.DivRem(arcs[i], MostBeside);
            int to = _instance.Near.ByTime(from)[rank];
            TryJoin(from, to);
            TryJoin(to, from);
        }

        return ToTours();
    }

    private void StartTour(int job)
    {
        int place = _layout.Place[job];
        _next[job] = _prev[job] = -1;
        _departMs[job] = Math.Max(_rules.Vehicle.ShiftStartMs + Ms(_rules.Start, place), _layout.OpenMs[job]) + _layout.ServiceMs[job];
        _latestMs[job] = Math.Min(_layout.CloseMs[job], _rules.LatestReturnMs - Ms(place, _rules.End) - _layout.ServiceMs[job]);
        bool works = _departMs[job] - _layout.ServiceMs[job] <= _latestMs[job] && _layout.IsAllowed(0, job)
            && Cost(_rules.Start, place) != Travel.Forbidden && Cost(place, _rules.End) != Travel.Forbidden;
        for (int d = 0; d < _instance.Dimensions; d++)
        {
            int amount = (job * _instance.Dimensions) + d;
            _load[amount] = _layout.Delivery[amount] + _layout.Pickup[amount];
            works &= _load[amount] <= _rules.Vehicle.Capacity[d];
        }

        _tour[job] = works ? job : -1;
    }

    /// <summary>Pairs by what joining them saves in the better direction, as negative keys in ascending order.</summary>
    private (long[] Keys, int[] Arcs) SortedSavings()
    {
        int width = Math.Min(MostBeside, _instance.Near.Count);
        long[] keys = new long[_instance.Jobs * width];
        int[] arcs = new int[keys.Length];
        int count = 0;
        for (int from = 0; from < _instance.Jobs; from++)
        {
            int[] near = _instance.Near.ByTime(from);
            for (int rank = 0; rank < width; rank++)
            {
                keys[count] = -Math.Max(Saved(from, near[rank]), Saved(near[rank], from));
                arcs[count++] = (from * MostBeside) + rank;
            }
        }

        Array.Sort(keys, arcs);
        return (keys, arcs);
    }

    private long Saved(int from, int to)
    {
        int a = _layout.Place[from];
        int b = _layout.Place[to];
        return (long)Cost(a, _rules.End) + Cost(_rules.Start, b) - Cost(a, b);
    }

    private void TryJoin(int from, int to)
    {
        if (_next[from] >= 0 || _prev[to] >= 0 || _tour[from] == _tour[to] || _tour[from] < 0 || _tour[to] < 0
            || Saved(from, to) <= 0
            || _departMs[from] + Ms(_layout.Place[from], _layout.Place[to]) > _latestMs[to])
        {
            return;
        }

        int one = _tour[from] * _instance.Dimensions;
        int two = _tour[to] * _instance.Dimensions;
        for (int d = 0; d < _instance.Dimensions; d++)
        {
            if (_load[one + d] + _load[two + d] > _rules.Vehicle.Capacity[d])
            {
                return;
            }
        }

        for (int d = 0; d < _instance.Dimensions; d++)
        {
            _load[one + d] += _load[two + d];
        }

        _next[from] = to;
        _prev[to] = from;
        for (int job = to; job >= 0; job = _next[job])
        {
            int before = _prev[job];
            long arriveMs = _departMs[before] + Ms(_layout.Place[before], _layout.Place[job]);
            _departMs[job] = Math.Max(arriveMs, _layout.OpenMs[job]) + _layout.ServiceMs[job];
            _tour[job] = _tour[from];
        }

        for (int job = from; job >= 0; job = _prev[job])
        {
            int after = _next[job];
            _latestMs[job] = Math.Min(
                _layout.CloseMs[job], _latestMs[after] - Ms(_layout.Place[job], _layout.Place[after]) - _layout.ServiceMs[job]);
        }
    }

    private List<int[]> ToTours()
    {
        List<int[]> tours = [];
        for (int first = 0; first < _instance.Jobs; first++)
        {
            if (_prev[first] < 0 && _tour[first] >= 0)
            {
                List<int> tour = [];
                for (int job = first; job >= 0; job = _next[job])
                {
                    tour.Add(job);
                }

                tours.Add([.. tour]);
            }
        }

        return [.. tours.OrderByDescending(tour => tour.Length)];
    }

    private int Ms(int from, int to) => _travel.Ms[(from * _instance.Places) + to];

    private int Cost(int from, int to) => _travel.Cost[(from * _instance.Places) + to];
}
