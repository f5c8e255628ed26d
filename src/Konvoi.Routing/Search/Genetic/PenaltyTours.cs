using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The tours that the local search of <see cref="Breeder"/> works on: linked lists whose every stop knows the segment
/// from the hub to it and from it to the hub, so that most moves are judged by joining two or three segments. Tours may
/// carry too much or be late, at the price of <see cref="Penalties"/>.
/// </summary>
internal sealed partial class PenaltyTours
{
    private const int Never = -1;

    /// <summary>One cache line: what a move needs of a stop, but its own segment.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Stop
    {
        public int Prev;
        public int Next;
        public int Tour;
        public int Position;
        public int Place;
        public int LoadTo;
        public int Load;

        /// <summary>Cost of the leg to the next stop.</summary>
        public int CostOut;
        public TimeSegment To;
        public TimeSegment From;
    }

    private readonly Instance _instance;
    private readonly Penalties _penalties;
    private readonly Rng _rng;
    private readonly int[] _cost;
    private readonly int[] _ms;
    private readonly int _places;
    private readonly int _jobs;
    private readonly int _tours;
    private readonly int _capacity;
    private readonly bool _isTimed;
    private readonly bool _isSymmetric;
    private readonly bool _isReversible;
    private readonly Stop[] _stops;
    private readonly TimeSegment[] _own;
    private readonly long[] _tourPenalty;
    private readonly int[] _changedAt;
    private readonly int[] _testedAt;
    private readonly int[] _visitOrder;
    private readonly int[] _scratch;
    private readonly Seats[] _seats;
    private readonly long[] _saved;
    private readonly int[] _pairTestedAt;
    private readonly long[] _version;
    private long _lastVersion;
    private int _lastEmpty;
    private int _moves;

    public PenaltyTours(Instance instance, Penalties penalties, Rng rng)
    {
        _instance = instance;
        _penalties = penalties;
        _rng = rng;
        VanRules rules = instance.Rules[0];
        _cost = rules.Travel.Cost;
        _ms = rules.Travel.Ms;
        _places = instance.Places;
        _jobs = instance.Jobs;
        _tours = Math.Min(instance.Vans, instance.Jobs);
        _capacity = instance.Dimensions == 0 ? 0 : (int)Math.Min(int.MaxValue / 4, rules.Vehicle.Capacity[0]);
        _isTimed = ClassicCheck.IsTimed(instance);
        _isSymmetric = ReferenceEquals(rules.Travel.Cost, rules.Travel.CostBack);
        _isReversible = _isSymmetric && !_isTimed && rules.Start == rules.End;
        _stops = new Stop[_jobs + (2 * _tours)];
        _own = new TimeSegment[_stops.Length];
        _tourPenalty = new long[_tours];
        _changedAt = new int[_tours];
        _testedAt = new int[_jobs];
        _visitOrder = [.. Enumerable.Range(0, _jobs)];
        _scratch = new int[_jobs];
        _version = new long[_tours];
        _saved = new long[_jobs];
        _seats = _isTimed ? [] : new Seats[_tours * _jobs];
        _pairTestedAt = new int[_isTimed ? 0 : _tours * _tours];
        long originMs = rules.Vehicle.ShiftStartMs;
        JobLayout layout = instance.Layout;
        int horizon = (int)Math.Min(ClassicCheck.MostMs, rules.LatestReturnMs - originMs);
        for (int job = 0; job < _jobs; job++)
        {
            ref Stop stop = ref _stops[job];
            stop.Place = layout.Place[job];
            stop.Load = instance.Dimensions == 0 ? 0 : (int)(layout.Delivery[job] + layout.Pickup[job]);
            _own[job] = new TimeSegment(
                (int)Math.Min(ClassicCheck.MostMs, layout.ServiceMs[job]), 0,
                (int)Math.Clamp(layout.OpenMs[job] - originMs, 0, horizon),
                (int)Math.Clamp(layout.CloseMs[job] - originMs, 0, horizon));
        }

        for (int end = _jobs; end < _stops.Length; end++)
        {
            ref Stop stop = ref _stops[end];
            stop.Place = (end - _jobs) % 2 == 0 ? rules.Start : rules.End;
            _own[end] = new TimeSegment(0, 0, 0, horizon);
            stop.To = stop.From = _own[end];
            stop.Tour = (end - _jobs) / 2;
        }
    }

    public long LegsCost { get; private set; }

    /// <param name="settled">Per tour whether the local search need not look inside or between such tours; empty for none.</param>
    public void Load(Genome plan, IReadOnlyList<bool> settled)
    {
        LegsCost = 0;
        _moves = 0;
        for (int job = 0; job < _jobs; job++)
        {
            _stops[job].Tour = -1;
        }

        for (int tour = 0; tour < _tours; tour++)
        {
            int at = StartOf(tour);
            if (tour < plan.Tours)
            {
                foreach (int job in plan.Tour(tour))
                {
                    Link(at, job);
                    at = job;
                }
            }

            Link(at, EndOf(tour));
            Update(tour);
            _changedAt[tour] = tour < settled.Count && settled[tour] ? Never : 0;
            for (int stop = StartOf(tour); stop != EndOf(tour); stop = _stops[stop].Next)
            {
                LegsCost += _stops[stop].CostOut;
            }
        }
    }

    /// <summary>Puts a job that is in no tour where it adds least, penalties included.</summary>
    /// <param name="mayOpen">Whether an empty tour is among the choices.</param>
    public void Insert(int job, bool mayOpen)
    {
        int bestAfter = -1;
        long least = long.MaxValue;
        foreach (int near in _instance.Near.ByTime(job))
        {
            if (_stops[near].Tour >= 0)
            {
                Consider(near);
                if (_stops[near].Prev >= _jobs)
                {
                    Consider(_stops[near].Prev);
                }
            }
        }

        int empty = AnyEmpty();
        if (empty >= 0 && mayOpen)
        {
            Consider(StartOf(empty));
        }

        if (bestAfter < 0)
        {
            bestAfter = StartOf(_rng.Next(_tours));
        }

        int next = _stops[bestAfter].Next;
        LegsCost += (long)Cost(bestAfter, job) + Cost(job, next) - _stops[bestAfter].CostOut;
        Link(bestAfter, job);
        Link(job, next);
        Update(_stops[bestAfter].Tour);

        void Consider(int after)
        {
            int tour = _stops[after].Tour;
            int y = _stops[after].Next;
            long delta = (long)Cost(after, job) + Cost(job, y) - _stops[after].CostOut - _tourPenalty[tour] + LoadPrice(tour, _stops[job].Load)
                + (_isTimed ? WarpPrice(Through(after, job, job, y)) : 0);
            if (delta < least)
            {
                least = delta;
                bestAfter = after;
            }
        }
    }

    public void Save(Genome plan)
    {
        plan.Clear();
        plan.Overload = 0;
        plan.WarpMs = 0;
        plan.LegsCost = 0;
        for (int tour = 0; tour < _tours; tour++)
        {
            int end = EndOf(tour);
            int count = 0;
            int at = StartOf(tour);
            for (int stop = _stops[at].Next; stop != end; stop = _stops[stop].Next)
            {
                plan.LegsCost += Cost(at, stop);
                _scratch[count++] = stop;
                at = stop;
            }

            if (count > 0)
            {
                plan.LegsCost += Cost(at, end);
                plan.Add(_scratch.AsSpan(0, count));
                plan.Overload += Math.Max(0, _stops[end].LoadTo - _capacity);
                plan.WarpMs += _stops[end].To.WarpMs;
            }
        }
    }

    private int StartOf(int tour) => _jobs + (2 * tour);

    private int EndOf(int tour) => _jobs + (2 * tour) + 1;

    private bool IsEmpty(int tour) => _stops[StartOf(tour)].Next == EndOf(tour);

    private void Link(int a, int b)
    {
        _stops[a].Next = b;
        _stops[b].Prev = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Cost(int from, int to) => _cost[(_stops[from].Place * _places) + _stops[to].Place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Ms(int from, int to) => _ms[(_stops[from].Place * _places) + _stops[to].Place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long PriceOf(int load, int warpMs) =>
        ((Math.Max(0, load - _capacity) * _penalties.Load) >> Penalties.Shift) + ((warpMs * _penalties.Warp) >> Penalties.Shift);

    /// <summary>Segments, loads and positions of a tour anew, and its penalty.</summary>
    private void Update(int tour)
    {
        int start = StartOf(tour);
        int end = EndOf(tour);
        _changedAt[tour] = _moves;
        _version[tour] = ++_lastVersion;
        int position = 0;
        int at = start;
        while (at != end)
        {
            ref Stop before = ref _stops[at];
            int to = before.Next;
            ref Stop stop = ref _stops[to];
            int leg = (before.Place * _places) + stop.Place;
            before.CostOut = _cost[leg];
            stop.Tour = tour;
            stop.Position = ++position;
            stop.LoadTo = before.LoadTo + stop.Load;
            if (_isTimed)
            {
                stop.To = TimeSegment.Join(before.To, _ms[leg], _own[to]);
            }

            at = to;
        }

        if (_isTimed)
        {
            while (at != start)
            {
                int before = _stops[at].Prev;
                _stops[before].From = TimeSegment.Join(_own[before], Ms(before, at), _stops[at].From);
                at = before;
            }
        }

        _tourPenalty[tour] = PriceOf(_stops[end].LoadTo, _stops[end].To.WarpMs);
    }
}
