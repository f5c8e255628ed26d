using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Takes neighbouring strings of stops out of several tours: adjacent string removal (Christiaens and Vanden Berghe, 2020).
/// The room that this leaves is spread over tours that lie beside each other, which is what lets their stops change places.
/// </summary>
internal sealed class Ruin
{
    /// <summary>The chance, in millionths, that the part kept inside a split string grows by one more stop.</summary>
    private const int KeepMorePpm = 10_000;

    /// <summary>Of this many ruins of a problem that is not lean, 8 take scattered jobs and 8 a whole van.</summary>
    private const int OnlyStrings = 64;

    /// <summary>One ruin of a tiny problem in about so many takes out everything.</summary>
    private const int EverythingEvery = 4;
    private readonly Instance _instance;
    private readonly Tours _tours;
    private readonly Rng _rng;
    private readonly int[] _ruinedIn;
    private readonly int[] _ruined;
    private int _ruinedCount;
    private int _round;

    public Ruin(Instance instance, Tours tours, Rng rng)
    {
        _instance = instance;
        _tours = tours;
        _rng = rng;
        _ruinedIn = new int[instance.Vans];
        _ruined = new int[instance.Vans];
    }

    /// <summary>How many stops a ruin takes out on average, and at most in one string.</summary>
    public int Removed { get; set; } = 10;

    /// <summary>Takes out all that a van does and is not bound to do.</summary>
    public void Empty(int van)
    {
        _round++;
        _ruinedCount = 0;
        WholeVan(van);
        _tours.Close(van);
    }

    public void Once()
    {
        _round++;
        _ruinedCount = 0;
        int centre = AnyPlannedJob();
        if (centre < 0)
        {
            return;
        }

        if (_instance.IsTiny && _rng.Next(EverythingEvery) == 0)
        {
            Everything();
            return;
        }

        int kind = _instance.IsLean ? OnlyStrings : _rng.Next(OnlyStrings);
        if (kind < 8)
        {
            ScatteredJobs();
        }
        else if (kind < 16)
        {
            WholeVan(_tours.Stops[centre].Van);
        }
        else
        {
            Strings(centre);
        }

        CloseRuined();
    }

    private void CloseRuined()
    {
        foreach (int van in _ruined.AsSpan(0, _ruinedCount))
        {
            _tours.Close(van);
        }
    }

    /// <summary>All jobs of a tiny problem: no change of a few then stands between a plan and the best one.</summary>
    private void Everything()
    {
        for (int van = 0; van < _instance.Vans; van++)
        {
            WholeVan(van);
        }

        CloseRuined();
    }

    private void Strings(int centre)
    {
        int planned = _instance.Layout.Units.Length - _tours.PoolCount;
        int longest = Math.Max(1, Math.Min(Removed, planned / Math.Max(1, _tours.Used)));
        int strings = 1 + _rng.Next(Math.Max(1, (4 * Removed / (1 + longest)) - 1));
        Take(centre, longest);
        int[] near = _instance.Near.ByWay(centre);
        for (int i = 0; i < near.Length && _ruinedCount < strings; i++)
        {
            int van = _tours.Stops[near[i]].Van;
            if (van >= 0 && _ruinedIn[van] != _round && !_instance.Layout.Committed[near[i]])
            {
                Take(near[i], longest);
            }
        }
    }

    /// <summary>A few jobs anywhere: where days are rich in rules, neighbours on the map need not be neighbours in the plan.</summary>
    private void ScatteredJobs()
    {
        int count = 1 + _rng.Next(Removed);
        for (int i = 0; i < count; i++)
        {
            int job = _rng.Next(_instance.Jobs);
            int van = _tours.Stops[job].Van;
            if (van >= 0)
            {
                MarkRuined(van);
                TakeUnit(job);
            }
        }
    }

    /// <summary>A van with all it does, which is what lets a van fall away.</summary>
    private void WholeVan(int van)
    {
        MarkRuined(van);
        foreach (int item in _tours.Order(van)[_instance.Rules[van].Frozen..])
        {
            if (item < _instance.Jobs && _tours.Stops[item].Van >= 0)
            {
                TakeUnit(item);
            }
        }
    }

    private void MarkRuined(int van)
    {
        if (_ruinedIn[van] != _round)
        {
            _ruinedIn[van] = _round;
            _ruined[_ruinedCount++] = van;
        }
    }

    /// <summary>Takes out a string that includes the job, or one with a part in its middle kept.</summary>
    private void Take(int job, int longest)
    {
        int van = _tours.Stops[job].Van;
        MarkRuined(van);
        int frozen = _instance.Rules[van].Frozen;
        ReadOnlySpan<int> order = _tours.Order(van)[frozen..];
        int at = _tours.Stops[job].Position - frozen;
        int length = 1 + _rng.Next(Math.Min(longest, order.Length));
        int kept = 0;
        if (length > 1 && length < order.Length && _rng.Next(2) == 0)
        {
            kept = 1;
            while (length + kept < order.Length && _rng.Chance(KeepMorePpm))
            {
                kept++;
            }
        }

        int whole = length + kept;
        int first = _rng.Range(Math.Max(0, at - whole + 1), Math.Min(at, order.Length - whole));
        int keepFrom = kept == 0 ? first + whole : first + 1 + _rng.Next(length - 1);
        for (int i = first; i < first + whole; i++)
        {
            int item = order[i];
            bool isKept = i >= keepFrom && i < keepFrom + kept;
            if (item < _instance.Jobs && !isKept && _tours.Stops[item].Van >= 0)
            {
                TakeUnit(item);
            }
        }
    }

    private void TakeUnit(int job)
    {
        int unit = _instance.Layout.UnitOf[job];
        if (!_instance.Layout.IsBound(job))
        {
            _tours.TakeOut(unit);
        }
    }

    private int AnyPlannedJob()
    {
        if (_tours.PoolCount == _instance.Layout.Units.Length)
        {
            return -1;
        }

        int job = _rng.Next(_instance.Jobs);
        for (int i = 0; i < _instance.Jobs; i++)
        {
            if (_tours.Stops[job].Van >= 0 && !_instance.Layout.Committed[job])
            {
                return job;
            }

            job = job + 1 == _instance.Jobs ? 0 : job + 1;
        }

        return -1;
    }
}
