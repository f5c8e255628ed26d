namespace Konvoi.Routing;

/// <summary>
/// Where a van takes its breaks on a given order: the choice that brings it back earliest. A table over standing places and
/// breaks taken holds the earliest time (a later one is never better, since every step is monotone). Standing place
/// <c>from + t</c> is the hub before trip t, <c>i + 1</c> is after item i of trip t.
/// </summary>
internal sealed class DayBreaks(DayRun day, Instance instance)
{
    private const long Never = long.MaxValue;
    private long[] _time = [];
    private long[] _readyMs = [];
    private bool[] _taken = [];
    private int[] _firstAt = [];
    private int[] _afterAt = [];
    private long[] _startMs = [];

    /// <summary>How many breaks the day takes.</summary>
    public int Count { get; private set; }

    /// <summary>The break's start; of the last day driven.</summary>
    public long StartMs(int rest) => _startMs[rest];

    /// <summary>Breaks taken at a standing place are [First, After).</summary>
    public int First(int standing) => _firstAt[standing];

    public int After(int standing) => _afterAt[standing];

    public bool TryPlace(VanRules rules, ReadOnlySpan<int> order)
    {
        Break[] breaks = rules.Vehicle.Breaks;
        int width = breaks.Length + 1;
        int standings = order.Length + 1;
        Grow(standings, width);
        Array.Fill(_time, Never, 0, width);
        _time[0] = rules.Vehicle.ShiftStartMs;
        for (int t = 0; t < day.TripCount; t++)
        {
            ref readonly TripRun trip = ref day.Trip(t);
            for (int k = 0; k < width; k++)
            {
                _readyMs[k] = _time[k] == Never ? Never : day.ReadyMs(rules, t, _time[k]);
            }

            Rest(breaks, trip.From, t == 0 && rules.Vehicle.HasLeft ? rules.Vehicle.ShiftStartMs : Never, atHub: true);
            for (int k = 0; k < width; k++)
            {
                _time[k] = _time[k] == Never ? Never : Math.Max(_time[k], _readyMs[k]);
            }

            int at = trip.StartPlace;
            for (int i = trip.From; i < trip.To; i++)
            {
                int place = day.PlaceOf(i);
                for (int k = 0; k < width; k++)
                {
                    long startMs = _time[k] == Never
                        ? Never
                        : day.StartMs(order[i], _time[k] + rules.Travel.Ms[(at * instance.Places) + place]);
                    _time[k] = startMs == Never ? Never : startMs + day.StayMs(rules, order, i, trip);
                }

                at = place;
                Rest(breaks, i + 1, Never, atHub: false);
            }

            int homeMs = rules.Travel.Ms[(at * instance.Places) + trip.EndPlace];
            for (int k = 0; k < width; k++)
            {
                _time[k] = _time[k] == Never ? Never : _time[k] + homeMs;
            }
        }

        int best = -1;
        for (int k = 0; k < width; k++)
        {
            bool isOver = k == breaks.Length || _time[k] <= breaks[k].LatestMs;
            if (_time[k] != Never && isOver && (best < 0 || _time[k] < _time[best]))
            {
                best = k;
            }
        }

        if (best >= 0)
        {
            TraceBack(best, standings, width);
        }

        return best >= 0;
    }

    /// <summary>Takes the breaks of a standing place from a time on; the time when the last is over.</summary>
    public long Take(VanRules rules, int standing, long atMs)
    {
        for (int rest = _firstAt[standing]; rest < _afterAt[standing]; rest++)
        {
            _startMs[rest] = Math.Max(atMs, rules.Vehicle.Breaks[rest].EarliestMs);
            atMs = _startMs[rest] + rules.Vehicle.Breaks[rest].DurationMs;
        }

        return atMs;
    }

    /// <summary>The latest time to arrive at the breaks of a standing place without moving one, given when it must be left.</summary>
    public long LatestBefore(VanRules rules, int standing, long leaveMs) =>
        _firstAt[standing] < _afterAt[standing] ? Math.Min(leaveMs, _startMs[_firstAt[standing]]) : leaveMs;

    /// <summary>At the hub a van may rest while it is loaded and charged: it leaves when both are over.</summary>
    private void Rest(Break[] breaks, int standing, long leaveByMs, bool atHub)
    {
        int width = breaks.Length + 1;
        _taken[standing * width] = false;
        for (int k = 0; k < breaks.Length; k++)
        {
            _taken[(standing * width) + k + 1] = false;
            if (_time[k] != Never)
            {
                long startMs = Math.Max(_time[k], breaks[k].EarliestMs);
                long overMs = startMs + breaks[k].DurationMs;
                long leaveMs = atHub ? Math.Max(overMs, _readyMs[k]) : overMs;
                long knownMs = atHub && _time[k + 1] != Never ? Math.Max(_time[k + 1], _readyMs[k + 1]) : _time[k + 1];
                if (startMs <= breaks[k].LatestMs && leaveMs < knownMs && leaveMs <= leaveByMs)
                {
                    _time[k + 1] = overMs;
                    _readyMs[k + 1] = atHub ? _readyMs[k] : 0;
                    _taken[(standing * width) + k + 1] = true;
                }
            }
        }
    }

    private void TraceBack(int taken, int standings, int width)
    {
        Count = taken;
        for (int standing = standings - 1; standing >= 0; standing--)
        {
            _afterAt[standing] = taken;
            while (_taken[(standing * width) + taken])
            {
                taken--;
            }

            _firstAt[standing] = taken;
        }
    }

    private void Grow(int standings, int width)
    {
        if (_taken.Length < standings * width || _firstAt.Length < standings || _time.Length < width)
        {
            _taken = new bool[standings * width * 2];
            _firstAt = new int[standings * 2];
            _afterAt = new int[standings * 2];
            _time = new long[width];
            _readyMs = new long[width];
            _startMs = new long[width];
        }
    }
}
