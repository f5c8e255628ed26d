using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Puts units from the pool into tours, each where it adds least, in an order drawn anew each time: random, large first,
/// far first, near first, narrow window first, early first, late first.
/// </summary>
internal sealed class Recreate
{
    /// <summary>Of units that have been left out for longer, how many are tried again per round.</summary>
    private const int MostOld = 12;
    private readonly Instance _instance;
    private readonly Tours _tours;
    private readonly Placing _placing;
    private readonly Rng _rng;
    private readonly int[] _units;
    private readonly long[] _keys;
    private readonly long[][] _orders;

    public Recreate(Instance instance, Tours tours, Placing placing, Rng rng)
    {
        _instance = instance;
        _tours = tours;
        _placing = placing;
        _rng = rng;
        _units = new int[instance.Layout.Units.Length];
        _keys = new long[_units.Length];
        _orders = SortOrders.Of(instance);
    }

    /// <summary>
    /// The first plan: far stops first, each into a tour that is there already if one has room, else onto a van of its own.
    /// </summary>
    public void First()
    {
        int count = _tours.PoolCount;
        _tours.Pool.CopyTo(_units);
        for (int i = 0; i < count; i++)
        {
            _keys[i] = _orders.Length > 4 ? _orders[4][_units[i]] : 0;
        }

        Array.Sort(_keys, _units, 0, count);
        for (int i = 0; i < count; i++)
        {
            _placing.MostUsed = 0;
            Candidate place = _placing.Best(_units[i], PrizeOf(_units[i]));
            _placing.MostUsed = int.MaxValue;
            if (place.Van < 0)
            {
                place = _placing.Best(_units[i], PrizeOf(_units[i]));
            }

            if (place.Van >= 0)
            {
                _tours.Insert(_units[i], place);
            }
        }
    }

    /// <summary>Tries what has been taken out since a number of units were in the pool, and some of those by chance.</summary>
    public void Since(int oldCount)
    {
        int fresh = 0;
        ReadOnlySpan<int> pool = _tours.Pool;
        for (int i = oldCount; i < pool.Length; i++)
        {
            _units[fresh++] = pool[i];
        }

        if (oldCount <= MostOld)
        {
            for (int i = 0; i < oldCount; i++)
            {
                _units[fresh++] = pool[i];
            }
        }
        else
        {
            int at = _rng.Next(oldCount);
            for (int i = 0; i < MostOld; i++)
            {
                _units[fresh++] = pool[at];
                at = at + 1 == oldCount ? 0 : at + 1;
            }
        }

        Place(fresh);
    }

    private void Place(int count)
    {
        long[] keyOf = _orders[_rng.Next(_orders.Length)];
        bool isRandom = keyOf.Length == 0;
        for (int i = 0; i < count; i++)
        {
            _keys[i] = isRandom ? (long)(_rng.NextULong() >> 1) : keyOf[_units[i]];
        }

        Array.Sort(_keys, _units, 0, count);

        // Now and then a prize is let count for more than it is, so that the first of several can open a far tour.
        bool isGenerous = _rng.Next(8) == 0;
        for (int i = 0; i < count; i++)
        {
            int unit = _units[i];
            long prize = PrizeOf(unit);
            Candidate place = _placing.Best(unit, isGenerous && prize < long.MaxValue / 4 && _rng.Next(2) == 0 ? prize * 3 : prize);
            if (place.Van >= 0)
            {
                _tours.Insert(unit, place);
                if (_tours.Electric is not null && place.SecondItem > _instance.Jobs)
                {
                    // Beside the new charger an old one may be too much.
                    _tours.TidyChargers(place.Van);
                }
            }
        }
    }

    private long PrizeOf(int unit) => _instance.Layout.Prize[unit] * _instance.CostScale;
}
