using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Makes room for a unit that fits nowhere: one or two units of a van go out in its place, those that have been out least so far
/// (guided ejection: Nagata and Bräysy, 2009). Where ruins fail for long because only one exchange would help, this finds it:
/// <c>QualityGateTests</c> holds a problem that comes down to two vans with more of its seeds than without.
/// </summary>
internal sealed class Ejection(Instance instance, Tours tours, Placing placing, Rng rng)
{
    /// <summary>How many exchanges are tried at most: all of them with 100 customers and ten vans, a part of them with long tours.</summary>
    private const int MostTrials = 1000;

    private readonly List<int> _units = [];
    private int _trials;

    /// <summary>Puts a unit in and others out if these have been out less together, and an exchange fits.</summary>
    /// <param name="unit">In the pool.</param>
    /// <param name="absences">By unit: how long it has been out.</param>
    public void Try(int unit, long[] absences)
    {
        // A place that was found has to be found again.
        placing.Blinks = false;
        TryAll(unit, absences);
        placing.Blinks = true;
    }

    private void TryAll(int unit, long[] absences)
    {
        _trials = 0;
        long least = absences[unit];
        (int van, int one, int other) = (-1, -1, -1);
        int from = rng.Next(instance.Vans);
        for (int i = 0; i < instance.Vans && _trials < MostTrials; i++)
        {
            int candidate = (from + i) % instance.Vans;
            if (tours.Count(candidate) == 0 || tours.IsBound(candidate))
            {
                continue;
            }

            TakeUnits(candidate);
            for (int a = 0; a < _units.Count; a++)
            {
                for (int b = a; b < _units.Count && _trials < MostTrials; b++)
                {
                    long sum = absences[_units[a]] + (b == a ? 0 : absences[_units[b]]);
                    if (sum < least && Fits(unit, candidate, _units[a], _units[b]))
                    {
                        (least, van, one, other) = (sum, candidate, _units[a], _units[b]);
                    }
                }
            }
        }

        if (van < 0)
        {
            return;
        }

        tours.Begin();
        TakeOut(van, one, other);
        tours.Insert(unit, placing.BestOn(van, unit));
        tours.Commit();
    }

    private bool Fits(int unit, int van, int one, int other)
    {
        _trials++;
        int inPool = tours.PoolCount;
        tours.Begin();
        TakeOut(van, one, other);

        // Without the triangle inequality all others may have had to go as well.
        bool fits = tours.PoolCount == inPool + (one == other ? 1 : 2) && placing.BestOn(van, unit).Van >= 0;
        tours.Rollback();
        return fits;
    }

    private void TakeOut(int van, int one, int other)
    {
        tours.TakeOut(one);
        if (other != one)
        {
            tours.TakeOut(other);
        }

        tours.Close(van);
    }

    private void TakeUnits(int van)
    {
        _units.Clear();
        foreach (int item in tours.Order(van))
        {
            if (item < instance.Jobs && instance.Layout.UnitOf[item] == item && !instance.Layout.IsBound(item))
            {
                _units.Add(item);
            }
        }
    }
}
