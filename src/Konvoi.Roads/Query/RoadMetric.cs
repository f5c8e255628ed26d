using System.Runtime.InteropServices;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>
/// How long each arc of a network takes: a van's top speed, its permit and the closures put together. Immutable, so
/// readers on many threads share one without a lock; a closure, its end or a live speed makes a new metric, which shares with the old one
/// what it does not change.
/// </summary>
public sealed class RoadMetric
{
    /// <summary>The duration of an arc that must not be driven on.</summary>
    public const int Impassable = int.MaxValue;

    private readonly Lock _gate = new();
    /// <summary>By arc: the time without traffic and closures.</summary>
    private readonly int[] _freeMs;

    /// <summary>By arc: the time with traffic, closed or not.</summary>
    private readonly int[] _openMs;
    private readonly ArcSet? _allowed;
    private readonly ArcSet _closed;

    /// <summary>By turn of the network; null where none is closed.</summary>
    private readonly bool[]? _closedTurns;
    private volatile CchWeights? _weights;
    private RoadLengths? _lengths;

    private RoadMetric(RoadNetwork network, int[] freeMs, int[] openMs, ArcSet? allowed, ArcSet closed, bool[]? closedTurns)
    {
        Network = network;
        (_freeMs, _openMs, _allowed, _closed, _closedTurns) = (freeMs, openMs, allowed, closed, closedTurns);
    }

    /// <summary>The roads that it weighs.</summary>
    public RoadNetwork Network { get; }

    /// <summary>What the edges of the network's index cost; worked out when first asked for.</summary>
    internal CchWeights Weights
    {
        get
        {
            if (_weights is { } known)
            {
                return known;
            }

            lock (_gate)
            {
                return _weights ??= Customized(Environment.ProcessorCount);
            }
        }
    }

    internal RoadLengths Lengths
    {
        get
        {
            lock (_gate)
            {
                return _lengths ??= new RoadLengths(Network, Weights);
            }
        }
    }

    /// <summary>
    /// Weighs every arc: the lowest of the road's own speed, the van's cap and the limits, or <see cref="Impassable"/> where
    /// the permit opens nothing or a closure stands.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A speed below 1 km/h.</exception>
    public static RoadMetric Create(RoadNetwork network, MetricOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SpeedCapKmh, 1);
        var speedKmh = new int[network.ArcCount];
        for (int arc = 0; arc < speedKmh.Length; arc++)
        {
            speedKmh[arc] = Math.Min(network.SpeedKmh(arc), options.SpeedCapKmh);
        }

        foreach ((ArcSet arcs, int maxSpeedKmh) in options.SpeedLimits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maxSpeedKmh, 1, nameof(options));
            Check.That(arcs.ArcCount == network.ArcCount);
            foreach (int arc in arcs)
            {
                speedKmh[arc] = Math.Min(speedKmh[arc], maxSpeedKmh);
            }
        }

        int[] openMs = speedKmh;
        for (int arc = 0; arc < openMs.Length; arc++)
        {
            openMs[arc] = DriveMs(network.LengthDm(arc), speedKmh[arc]);
        }

        ArcSet closed = new(network.ArcCount);
        if (options.Closed is not null)
        {
            closed.Union(options.Closed);
        }

        ArcSet? allowed = options.Allowed is null ? null : new ArcSet(network.ArcCount);
        allowed?.Union(options.Allowed!);
        var metric = new RoadMetric(network, openMs, openMs, allowed, closed, Turns(network, options.ClosedTurns));
        if (options is { Allowed: null, Closed: null or { Count: 0 }, SpeedLimits.Count: 0, ClosedTurns.Count: 0, SpeedCapKmh: >= byte.MaxValue })
        {
            metric._weights = network.PlainWeights;
        }

        return metric;
    }

    /// <summary>Milliseconds from the tail of an arc to its head, turns not counted; <see cref="Impassable"/> if it is closed.</summary>
    public int DurationMs(int arc) => IsClosed(arc) ? Impassable : _openMs[arc];

    /// <summary>
    /// Works out now what queries need, which the first of them would do otherwise. From then on metrics made of this one by a
    /// closure or a speed are ready at once.
    /// </summary>
    /// <param name="threads">How many to use at most; 0 for as many as there are cores. The result does not depend on it.</param>
    public void Prepare(int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        lock (_gate)
        {
            _weights ??= Customized(threads == 0 ? Environment.ProcessorCount : threads);
        }

        Network.Index.PrepareForChanges();
    }

    /// <summary>This metric with more arcs closed.</summary>
    /// <param name="closed">The arcs.</param>
    /// <param name="threads">How many to use at most; 0 for as many as there are cores. The result does not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of threads below 0.</exception>
    public RoadMetric WithClosed(ArcSet closed, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArcSet all = _closed.Copy();
        all.Union(closed);
        return With(_openMs, all, closed, threads);
    }

    /// <summary>This metric with more turns closed. No change opens them again: whoever wants that keeps the metric from before.</summary>
    /// <param name="closed">The turns, in [0, TurnCount) of the network.</param>
    /// <param name="threads">As for arcs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A turn outside of the network, or a number of threads below 0.</exception>
    public RoadMetric WithClosedTurns(IReadOnlyCollection<int> closed, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        bool[]? all = Turns(Network, closed);
        for (int turn = 0; turn < _closedTurns?.Length; turn++)
        {
            all?[turn] |= _closedTurns[turn];
        }

        var metric = new RoadMetric(Network, _freeMs, _openMs, _allowed, _closed, all ?? _closedTurns);
        if (_weights is not null)
        {
            metric.TakeOver(this, [.. closed.Select(turn => (Network.TurnGraph.StateOf(turn), turn))], threads);
        }

        return metric;
    }

    /// <summary>This metric with the closures of some arcs lifted. What a permit does not open stays closed.</summary>
    /// <param name="opened">The arcs.</param>
    /// <param name="threads">As for closures.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of threads below 0.</exception>
    public RoadMetric WithOpened(ArcSet opened, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArcSet left = _closed.Copy();
        left.Except(opened);
        return With(_openMs, left, opened, threads);
    }

    /// <summary>
    /// This metric with what traffic allows on some arcs now. It only slows: the speed that the metric was made with, by van, permit and
    /// limits, stays the highest, and a speed above it brings the arc back to it.
    /// </summary>
    /// <param name="arcs">The arcs.</param>
    /// <param name="speedKmh">The speed in km/h, at least 1.</param>
    /// <param name="threads">As for closures.</param>
    /// <exception cref="ArgumentOutOfRangeException">A speed below 1 km/h, or a number of threads below 0.</exception>
    public RoadMetric WithTraffic(ArcSet arcs, int speedKmh, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfLessThan(speedKmh, 1);
        int[] openMs = [.. _openMs];
        foreach (int arc in arcs)
        {
            openMs[arc] = Math.Max(_freeMs[arc], DriveMs(Network.LengthDm(arc), speedKmh));
        }

        return With(openMs, _closed, arcs, threads);
    }

    internal bool IsTurnClosed(int turn) => _closedTurns?[turn] == true;

    internal bool IsClosed(int arc) => _closed.Contains(arc) || _allowed?.Contains(arc) == false;

    /// <summary>
    /// Milliseconds from the tail of an arc to a place on it. An arc that is closed is reckoned with the speed that it has when
    /// open, for those who were on it before.
    /// </summary>
    internal long MsToOffset(int arc, int offsetDm) => (long)_openMs[arc] * offsetDm / Network.LengthDm(arc);

    internal int OpenDurationMs(int arc) => _openMs[arc];

    /// <summary>The time for a length at a speed, to the nearest millisecond, at most six days: 1 dm at 1 km/h takes 360 ms.</summary>
    internal static int DriveMs(int lengthDm, int speedKmh) =>
        (int)Math.Min((((long)lengthDm * 360) + (speedKmh / 2)) / speedKmh, CchWeights.LeastNoneMs - 1);

    private CchWeights Customized(int threads) =>
        Network.Index.Customize(new TurnWeights(this), threads);

    private static bool[]? Turns(RoadNetwork network, IReadOnlyCollection<int> closed)
    {
        if (closed.Count == 0)
        {
            return null;
        }

        var isClosed = new bool[network.TurnCount];
        foreach (int turn in closed)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(turn);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(turn, isClosed.Length);
            isClosed[turn] = true;
        }

        return isClosed;
    }

    private RoadMetric With(int[] openMs, ArcSet closed, ArcSet changed, int threads)
    {
        Check.That(changed.ArcCount == Network.ArcCount);
        var metric = new RoadMetric(Network, _freeMs, openMs, _allowed, closed, _closedTurns);
        if (_weights is null)
        {
            return metric;
        }

        List<(int State, int Turn)> turns = [];
        foreach (int arc in changed)
        {
            if (IsClosed(arc) != metric.IsClosed(arc) || _openMs[arc] != openMs[arc])
            {
                AddTurns(arc, isSpeed: _openMs[arc] != openMs[arc], turns);
            }
        }

        metric.TakeOver(this, turns, threads);
        return metric;
    }

    /// <summary>If the metric that this one was changed from has costs, this one's are made of them at once.</summary>
    private void TakeOver(RoadMetric before, List<(int State, int Turn)> changed, int threads)
    {
        if (before._weights is { } weights)
        {
            _weights = Network.Index.Update(
                weights, new TurnWeights(this), CollectionsMarshal.AsSpan(changed), threads == 0 ? Environment.ProcessorCount : threads);
        }
    }

    /// <summary>The turns whose cost an arc is part of: those into it, where it is closed or opened, and those out of it, where it gets another speed.</summary>
    private void AddTurns(int arc, bool isSpeed, List<(int State, int Turn)> turns)
    {
        ReadOnlySpan<int> first = Network.TurnGraph.First;
        foreach (int state in Network.TurnGraph.StatesOf(arc))
        {
            if (!isSpeed)
            {
                turns.AddRange(Network.Index.Into(state));
            }

            for (int turn = first[state]; isSpeed && turn < first[state + 1]; turn++)
            {
                turns.Add((state, turn));
            }
        }
    }
}
