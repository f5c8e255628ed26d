namespace Konvoi.Roads;

/// <summary>The times of a matrix, sixteen sources at a time.</summary>
internal sealed class MatrixTimes
{
    private readonly RoadMetric _metric;
    private readonly PointSides[] _sources;
    private readonly PointSides[] _targets;
    private readonly int[] _byRank;
    private readonly Entry[] _entries;
    private readonly int[] _firstEntry;
    private readonly TargetSweep _sweep;
    private readonly int[] _durations;

    /// <summary>A state in which a target is reached: its place in the sweep, and the time from its arc's tail.</summary>
    private readonly record struct Entry(int Place, int AfterMs);

    private MatrixTimes(RoadMetric metric, RoadPoint[] sources, RoadPoint[] targets)
    {
        _metric = metric;
        _sources = [.. sources.Select(point => PointSides.Of(metric, point))];
        _targets = [.. targets.Select(point => PointSides.Of(metric, point))];
        _durations = new int[checked(sources.Length * targets.Length)];
        _byRank = ByRank();
        (_firstEntry, int[] ranks, int[] afterMs) = Entries();
        _sweep = TargetSweep.Of(metric.Weights, ranks);
        _entries = new Entry[ranks.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            _entries[i] = new Entry(_sweep.PlaceOf[ranks[i]], afterMs[i]);
        }
    }

    /// <returns>Row by row; <see cref="RoadMatrix.Unreachable"/> where there is no way.</returns>
    public static int[] Of(RoadMetric metric, RoadPoint[] sources, RoadPoint[] targets, int threads, int vectorBits)
    {
        var times = new MatrixTimes(metric, sources, targets);
        int batches = (sources.Length + SweepKernel.Lanes - 1) / SweepKernel.Lanes;
        threads = Math.Min(threads, batches);
        if (threads <= 1)
        {
            times.Run(0, batches, vectorBits);
        }
        else
        {
            Parallel.For(0, threads, part => times.Run(part * batches / threads, (part + 1) * batches / threads, vectorBits));
        }

        times.MendRoundTrips();
        return times._durations;
    }

    /// <summary>Sources near each other in the tree share most of their way up, so they are taken together.</summary>
    private int[] ByRank()
    {
        int[] order = [.. Enumerable.Range(0, _sources.Length)];
        int[] ranks = [.. _sources.Select(RankOf)];
        Array.Sort(ranks, order);
        return order;

        int RankOf(PointSides source)
        {
            int arc = Math.Max(source.Arc, source.ReverseArc);
            return arc < 0 ? 0 : _metric.Network.Index.Topology.RankOf[_metric.Network.TurnGraph.StartState(arc)];
        }
    }

    private (int[] First, int[] Ranks, int[] AfterMs) Entries()
    {
        RoadIndex index = _metric.Network.Index;
        int[] first = new int[_targets.Length + 1];
        List<int> ranks = [];
        List<int> afterMs = [];
        for (int target = 0; target < _targets.Length; target++)
        {
            for (int side = 0; side < 2; side++)
            {
                int arc = _targets[target].ArcOf(side);
                if (arc < 0)
                {
                    continue;
                }

                int ms = (int)_metric.MsToOffset(arc, _targets[target].OffsetOf(side));
                foreach (int state in index.Graph.StatesOf(arc))
                {
                    ranks.Add(index.Topology.RankOf[state]);
                    afterMs.Add(ms);
                }
            }

            first[target + 1] = ranks.Count;
        }

        return (first, [.. ranks], [.. afterMs]);
    }

    private void Run(int fromBatch, int toBatch, int vectorBits)
    {
        using var sweep = new MatrixSweep(_metric.Weights, _sweep, vectorBits);
        List<(int Rank, int Lane, int LabelMs)> starts = [];
        for (int batch = fromBatch; batch < toBatch; batch++)
        {
            ReadOnlySpan<int> sources = _byRank.AsSpan(batch * SweepKernel.Lanes);
            sources = sources[..Math.Min(SweepKernel.Lanes, sources.Length)];
            starts.Clear();
            for (int lane = 0; lane < sources.Length; lane++)
            {
                AddStarts(_sources[sources[lane]], lane, starts);
            }

            sweep.Run(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(starts));
            Write(sweep, sources);
        }
    }

    private void AddStarts(PointSides source, int lane, List<(int Rank, int Lane, int LabelMs)> starts)
    {
        RoadIndex index = _metric.Network.Index;
        for (int side = 0; side < 2; side++)
        {
            if (source.ArcOf(side) is >= 0 and var arc)
            {
                int rank = index.Topology.RankOf[index.Graph.StartState(arc)];
                starts.Add((rank, lane, -(int)_metric.MsToOffset(arc, source.OffsetOf(side))));
            }
        }
    }

    private void Write(MatrixSweep sweep, ReadOnlySpan<int> sources)
    {
        Span<int> best = stackalloc int[SweepKernel.Lanes];
        for (int target = 0; target < _targets.Length; target++)
        {
            best.Fill(CchWeights.LeastNoneMs);
            for (int entry = _firstEntry[target]; entry < _firstEntry[target + 1]; entry++)
            {
                ReadOnlySpan<int> labels = sweep.LabelsAt(_entries[entry].Place);
                int afterMs = _entries[entry].AfterMs;
                for (int lane = 0; lane < best.Length; lane++)
                {
                    best[lane] = Math.Min(best[lane], labels[lane] + afterMs);
                }
            }

            for (int lane = 0; lane < sources.Length; lane++)
            {
                _durations[(sources[lane] * _targets.Length) + target] =
                    best[lane] >= CchWeights.LeastNoneMs ? RoadMatrix.Unreachable : best[lane];
            }
        }
    }

    /// <summary>
    /// A target behind a source on the same arc was reached by going backwards, since both hang on the same state; the way
    /// round is sought for itself.
    /// </summary>
    private void MendRoundTrips()
    {
        ILookup<int, int> targetsOn = _targets
            .SelectMany((sides, target) => ((int[])[sides.Arc, sides.ReverseArc]).Where(arc => arc >= 0).Select(arc => (arc, target)))
            .ToLookup(pair => pair.arc, pair => pair.target);
        var trips = new RoundTrips(_metric);
        for (int source = 0; source < _sources.Length; source++)
        {
            for (int side = 0; side < 2; side++)
            {
                foreach (int target in targetsOn[_sources[source].ArcOf(side)])
                {
                    if (PointStarts.IsBehind(_sources[source], side, _targets[target]))
                    {
                        _durations[(source * _targets.Length) + target] = trips.DurationMs(_sources[source], _targets[target]);
                    }
                }
            }
        }
    }
}
