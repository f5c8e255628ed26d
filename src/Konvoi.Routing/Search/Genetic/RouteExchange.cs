using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Selective route exchange (Nagata et al., 2010), without coordinates: some neighbouring tours of one parent give way to
/// the tours of the other parent that serve most of the same jobs. What is then served twice is dropped on one side; what
/// is served by none is for the local search to put back.
/// </summary>
internal sealed class RouteExchange(Instance instance, Rng rng)
{
    /// <summary>
    /// One child in about this many gets one tour less than its first parent: else a population hardly ever changes its
    /// number of tours (RC2_4_3, above the best known: from 1.1 % to 0.1-0.4 % with what else is in 9ed1a39,
    /// <c>--instances RC2_4_3 --cpu 20</c>).
    /// </summary>
    private const int FewerEvery = 5;

    private readonly bool[] _leaves = new bool[instance.Jobs];
    private readonly bool[] _comes = new bool[instance.Jobs];
    private readonly int[] _tour = new int[instance.Jobs];
    private readonly int[] _missing = new int[instance.Jobs];
    private readonly List<int> _out = [];
    private readonly List<(int Share, int Tour)> _in = [];
    private int _missingCount;

    /// <summary>Per tour of the last child, whether it is as it was in the first parent, whose local search is over.</summary>
    public List<bool> Intact { get; } = [];

    /// <summary>Whether the last child is to do with a tour less: its missing jobs open none.</summary>
    public bool IsFewer { get; private set; }

    /// <summary>Jobs that the last child serves nowhere.</summary>
    public ReadOnlySpan<int> Missing => _missing.AsSpan(0, _missingCount);

    public void Cross(Genome first, Genome second, Genome child)
    {
        int count = 1 + rng.Next(Math.Max(1, Math.Min(first.Tours, second.Tours) / 2));
        IsFewer = rng.Next(FewerEvery) == 0;
        ChooseLeaving(first, count);
        ChooseComing(second, count);
        bool comesWhole = rng.Next(2) == 0;
        Intact.Clear();
        for (int tour = 0; tour < first.Tours; tour++)
        {
            if (!_out.Contains(tour))
            {
                Add(child, first.Tour(tour), isFirst: true, comesWhole ? _comes : null, wanted: false);
            }
        }

        foreach ((_, int tour) in _in)
        {
            Add(child, second.Tour(tour), isFirst: false, comesWhole ? null : _leaves, wanted: true);
        }

        _missingCount = 0;
        for (int job = 0; job < _leaves.Length; job++)
        {
            if (_leaves[job] && !_comes[job])
            {
                _missing[_missingCount++] = job;
            }
        }

        rng.Shuffle(_missing.AsSpan(0, _missingCount));
    }

    private void ChooseLeaving(Genome first, int count)
    {
        _out.Clear();
        int seed = rng.Next(instance.Jobs);
        _out.Add(first.TourOf[seed]);
        foreach (int near in instance.Near.ByWay(seed))
        {
            if (_out.Count == count)
            {
                break;
            }

            if (!_out.Contains(first.TourOf[near]))
            {
                _out.Add(first.TourOf[near]);
            }
        }

        Array.Clear(_leaves);
        foreach (int tour in _out)
        {
            foreach (int job in first.Tour(tour))
            {
                _leaves[job] = true;
            }
        }
    }

    private void ChooseComing(Genome second, int count)
    {
        _in.Clear();
        for (int tour = 0; tour < second.Tours; tour++)
        {
            int shared = 0;
            foreach (int job in second.Tour(tour))
            {
                shared += _leaves[job] ? 1 : 0;
            }

            if (shared > 0)
            {
                _in.Add((-shared * 1000 / second.Tour(tour).Length, tour));
            }
        }

        _in.Sort();
        int most = IsFewer ? _out.Count - 1 : _out.Count;
        if (_in.Count > most)
        {
            _in.RemoveRange(most, _in.Count - most);
        }

        Array.Clear(_comes);
        foreach ((_, int tour) in _in)
        {
            foreach (int job in second.Tour(tour))
            {
                _comes[job] = true;
            }
        }
    }

    /// <summary>Adds the jobs of a tour that are marked as wanted; without marks all.</summary>
    private void Add(Genome child, ReadOnlySpan<int> tour, bool isFirst, bool[]? marks, bool wanted)
    {
        int count = 0;
        foreach (int job in tour)
        {
            if (marks is null || marks[job] == wanted)
            {
                _tour[count++] = job;
            }
        }

        if (count > 0)
        {
            Intact.Add(isFirst && count == tour.Length);
            child.Add(_tour.AsSpan(0, count));
        }
    }
}
