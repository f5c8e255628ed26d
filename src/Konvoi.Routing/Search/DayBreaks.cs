namespace Konvoi.Routing;

/// <summary>
/// Where a van takes its breaks on a given order: the choice that brings it back earliest. A table over standing places and
/// breaks taken holds the earliest time to leave (on the road a later one is never better, since every step is monotone).
/// The breaks of one place are chosen together: at the hub a van is free before it is loaded, so that leaving early and
/// being free early are two things. Standing place <c>from + t</c> is the hub before trip t, <c>i + 1</c> is after item i of
/// trip t.
/// </summary>
internal sealed class DayBreaks(DayRun day, Instance instance)
{
    private const long Never = long.MaxValue;
    private long[] _time = [];
    private long[] _freeMs = [];
    private long[] _readyMs = [];

    /// <summary>Per standing place and breaks taken when leaving it: how many were taken on arrival.</summary>
    private int[] _takenBefore = [];
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

            Rest(breaks, trip.From, t == 0 && rules.Vehicle.HasLeft ? rules.Vehicle.ShiftStartMs : Never);
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
                    _readyMs[k] = _time[k];
                }

                at = place;
                Rest(breaks, i + 1, Never);
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

    /// <summary>
    /// From when a van is free at a place (<c>_time</c>) and when it may leave (<c>_readyMs</c>), by breaks taken before, to
    /// when it leaves, by breaks taken after. At the hub it may rest while it is loaded and charged.
    /// </summary>
    private void Rest(Break[] breaks, int standing, long leaveByMs)
    {
        int width = breaks.Length + 1;
        for (int k = 0; k < width; k++)
        {
            _freeMs[k] = _time[k];
            _takenBefore[(standing * width) + k] = k;
            _time[k] = _freeMs[k] == Never ? Never : Math.Max(_freeMs[k], _readyMs[k]);
        }

        // Of equally early ways to leave, the one that rests least here.
        for (int before = breaks.Length - 1; before >= 0; before--)
        {
            long overMs = _freeMs[before];
            for (int k = before; k < breaks.Length && overMs != Never; k++)
            {
                long startMs = Math.Max(overMs, breaks[k].EarliestMs);
                overMs = startMs <= breaks[k].LatestMs ? startMs + breaks[k].DurationMs : Never;
                long leaveMs = overMs == Never ? Never : Math.Max(overMs, _readyMs[before]);
                if (leaveMs < _time[k + 1] && leaveMs <= leaveByMs)
                {
                    _time[k + 1] = leaveMs;
                    _takenBefore[(standing * width) + k + 1] = before;
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
            taken = _takenBefore[(standing * width) + taken];
            _firstAt[standing] = taken;
        }
    }

    private void Grow(int standings, int width)
    {
        if (_takenBefore.Length < standings * width || _firstAt.Length < standings || _time.Length < width)
        {
            _takenBefore = new int[standings * width * 2];
            _firstAt = new int[standings * 2];
            _afterAt = new int[standings * 2];
            _time = new long[width];
            _freeMs = new long[width];
            _readyMs = new long[width];
            _startMs = new long[width];
        }
    }
}
