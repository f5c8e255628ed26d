using System.Diagnostics;
using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// After every move, in builds with checks: all that the moves are judged by, anew from nothing but the links between stops.
/// The clock is walked stop by stop, without segments.
/// </summary>
internal sealed partial class PenaltyTours
{
    /// <summary>Legs, loads, time warp, segments and price of two tours that have just changed, and the legs of all.</summary>
    [Conditional("DEBUG"), Conditional("CHECKS")]
    private void CheckTours(int one, int two, long penaltiesBefore, long legsChange, long? delta)
    {
        long penalties = CheckTour(one) + (two == one ? 0 : CheckTour(two));
        long changed = legsChange + penalties - penaltiesBefore;
        Check.Debug(changed < 0 && (delta is null || changed == delta));
        long legs = 0;
        int jobs = 0;
        for (int tour = 0; tour < _tours; tour++)
        {
            for (int at = StartOf(tour); at != EndOf(tour); at = _stops[at].Next)
            {
                legs += _cost[(_stops[at].Place * _places) + _stops[_stops[at].Next].Place];
                jobs += at < _jobs ? 1 : 0;
            }
        }

        Check.Debug(legs == LegsCost && jobs == _jobs);
    }

    /// <summary>The price of the tour's overload and lateness, after all that it rests on has been found right.</summary>
    private long CheckTour(int tour)
    {
        int end = EndOf(tour);
        int warpMs = WalkedWarpMs(tour);
        long load = 0;
        int position = 0;
        for (int at = StartOf(tour); at != end; at = _stops[at].Next)
        {
            int next = _stops[at].Next;
            int leg = (_stops[at].Place * _places) + _stops[next].Place;
            load += _stops[next].Load;
            Check.Debug(_stops[next].Prev == at && _stops[next].Tour == tour && _stops[next].Position == ++position);
            Check.Debug(_stops[at].CostOut == _cost[leg] && _stops[next].LoadTo == load);
            Check.Debug(!_isTimed || TimeSegment.JoinedWarp(_stops[at].To, _ms[leg], _stops[next].From) == warpMs);
        }

        Check.Debug(!_isTimed || (_stops[end].To.WarpMs == warpMs && _stops[StartOf(tour)].From.WarpMs == warpMs));
        long price = (Math.Max(0, load - _capacity) * _penalties.Load / (1 << Penalties.Shift))
            + ((long)warpMs * _penalties.Warp / (1 << Penalties.Shift));
        Check.Debug(_tourPenalty[tour] == price);
        return price;
    }

    /// <summary>Leaves as early as possible and goes back in time wherever it is late.</summary>
    private int WalkedWarpMs(int tour)
    {
        if (!_isTimed)
        {
            return 0;
        }

        int warpMs = 0;
        int at = StartOf(tour);
        int clockMs = _own[at].EarliestMs;
        while (at != EndOf(tour))
        {
            int next = _stops[at].Next;
            clockMs = Math.Max(clockMs + _own[at].DurationMs + _ms[(_stops[at].Place * _places) + _stops[next].Place], _own[next].EarliestMs);
            int lateMs = Math.Max(0, clockMs - _own[next].LatestMs);
            warpMs += lateMs;
            clockMs -= lateMs;
            at = next;
        }

        return warpMs;
    }
}
