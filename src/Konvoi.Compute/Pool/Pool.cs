using System.Runtime.InteropServices;

namespace Konvoi.Compute;

/// <summary>
/// All replicas of all units behind one choice of replica: a deterministic state machine whose clock is moved from outside,
/// in microseconds. It is an event simulation: the work of a day grows with requests, not with tokens. One owner at a
/// time; the clock never goes back.
/// </summary>
public sealed class Pool
{
    internal const long PsPerUs = 1_000_000;

    private readonly IReadOnlyList<PoolUnit> _units;
    private readonly IReplicaChoice _choice;
    private readonly List<Replica> _replicas = [];
    private readonly List<ReplicaView> _views = [];
    private readonly List<ReplicaView> _able = [];
    private readonly int[] _firstReplica;
    private readonly List<PoolJob> _finished = [];
    private readonly PriorityQueue<PoolCompletion, (long DoneUs, long Order)> _answers = new();
    private long _submitted;
    private long _nowUs;

    /// <summary>Builds an idle pool at time 0. Units on which the model does not fit bring no replica.</summary>
    public Pool(IReadOnlyList<PoolUnit> units, IReplicaChoice choice)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(choice);
        _units = units;
        _choice = choice;
        _firstReplica = new int[units.Count + 1];
        for (int unit = 0; unit < units.Count; unit++)
        {
            if (units[unit].Placement is { Fits: true, Placement: var placement })
            {
                var model = new PerformanceModel(placement);
                for (int i = 0; i < placement.Replicas; i++)
                {
                    var replica = new Replica(_replicas.Count, model);
                    _replicas.Add(replica);
                    _views.Add(new ReplicaView(replica, units[unit].Name));
                }
            }

            _firstReplica[unit + 1] = _replicas.Count;
        }
    }

    /// <summary>All replicas, by index.</summary>
    public IReadOnlyList<ReplicaView> Replicas => _views;

    /// <summary>
    /// When <see cref="AdvanceTo"/> next has something to do, if nothing is submitted before; <see cref="long.MaxValue"/>
    /// when all is answered. Not every such time brings an answer.
    /// </summary>
    public long NextEventUs
    {
        get
        {
            long nextUs = Earliest() is { } replica ? ToUsUp(replica.EndPs) : long.MaxValue;
            return _answers.TryPeek(out PoolCompletion? answer, out _) ? Math.Min(nextUs, answer.DoneUs) : nextUs;
        }
    }

    /// <summary>Requests accepted whose answer has not been handed out.</summary>
    public long Open { get; private set; }

    /// <summary>What has been done so far.</summary>
    public PoolUse Use => new([.. _units.Select((unit, i) => UseOf(unit, _replicas[_firstReplica[i].._firstReplica[i + 1]]))]);

    /// <summary>
    /// Hands a request to the replica that the choice names. Refused, with a reason and no further consequence, when no
    /// replica can ever hold it.
    /// </summary>
    /// <exception cref="ArgumentException">The clock would go back, or the request has impossible figures.</exception>
    public Submission Submit(PoolRequest request, long nowUs)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckRequest(request);
        MoveTo(nowUs);
        _able.Clear();
        foreach (ReplicaView view in _views)
        {
            if (view.CanHold(request))
            {
                _able.Add(view);
            }
        }

        if (_able.Count == 0)
        {
            return Submission.Refused(WhyNobody(request));
        }

        int chosen = _choice.Choose(request, _able, nowUs);
        ArgumentOutOfRangeException.ThrowIfNegative(chosen);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chosen, _able.Count);
        Replica replica = _replicas[_able[chosen].Index];
        replica.Submit(new PoolJob(request, _submitted++, ToPs(nowUs)));
        Open++;
        return Submission.To(replica.Index);
    }

    /// <summary>Moves the clock and hands out the answers that are there by then, by time, then by order of submission.</summary>
    /// <exception cref="ArgumentException">The clock would go back.</exception>
    public IReadOnlyList<PoolCompletion> AdvanceTo(long nowUs)
    {
        MoveTo(nowUs);
        if (!_answers.TryPeek(out PoolCompletion? next, out _) || next.DoneUs > nowUs)
        {
            return [];
        }

        var due = new List<PoolCompletion>();
        while (_answers.TryPeek(out next, out _) && next.DoneUs <= nowUs)
        {
            due.Add(_answers.Dequeue());
        }

        Open -= due.Count;
        return due;
    }

    internal static long ToPs(long us) => us * PsPerUs;

    private static long ToUsUp(long ps) => (ps + PsPerUs - 1) / PsPerUs;

    /// <summary>
    /// Ends every activity that is over by then. A replica's times do not depend on the others', so each runs for itself.
    /// </summary>
    private void MoveTo(long nowUs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nowUs, _nowUs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nowUs, long.MaxValue / PsPerUs / 2);
        _nowUs = nowUs;
        long nowPs = ToPs(nowUs);
        foreach (Replica replica in _replicas)
        {
            while (replica.EndPs <= nowPs)
            {
                long endPs = replica.EndPs;
                _finished.Clear();
                replica.Finish(_finished);
                foreach (PoolJob job in CollectionsMarshal.AsSpan(_finished))
                {
                    Answer(replica, job, endPs);
                }
            }
        }
    }

    private void Answer(Replica replica, PoolJob job, long endPs)
    {
        (long expected, long fast, long slow) = replica.ServicePs(job.Request);
        long outsidePs = replica.Model.Expected.RequestPs;
        long tookPs = endPs + outsidePs - job.SubmitPs;
        long doneUs = ToUsUp(endPs + outsidePs);
        long loUs = Math.Min(doneUs, ToUsUp(job.SubmitPs + (long)((Int128)tookPs * fast / expected)));
        long hiUs = Math.Max(doneUs, ToUsUp(job.SubmitPs + (long)((Int128)tookPs * slow / expected)));
        string chip = replica.Model.Placement.Chip.Name;
        replica.TallyOf(job.Request.Class).Count(job.Request, doneUs);
        long firstUs = ToUsUp(job.FirstTokenPs + outsidePs);
        var answer = new PoolCompletion(job.Request.Id, job.Request.Class, replica.Index, chip, firstUs, doneUs, loUs, hiUs);
        _answers.Enqueue(answer, (doneUs, job.Order));
    }

    private Replica? Earliest()
    {
        Replica? earliest = null;
        foreach (Replica replica in _replicas)
        {
            if (replica.EndPs < (earliest?.EndPs ?? long.MaxValue))
            {
                earliest = replica;
            }
        }

        return earliest;
    }

    private string WhyNobody(PoolRequest request)
    {
        if (_replicas.Count > 0)
        {
            int most = _replicas.Max(replica => replica.Model.Placement.MaxRequestTokens);
            return $"the request holds {request.KvTokens:N0} tokens, prompt and answer; the roomiest replica holds {most:N0}";
        }

        return _units.Count == 0
            ? "the pool has no units"
            : $"no unit carries the model: {string.Join("; ", _units.Select(unit => $"{unit.Name}: {unit.Placement.Refusal}"))}";
    }

    private static UnitUse UseOf(PoolUnit unit, List<Replica> replicas)
    {
        int cards = unit.Placement.Placement?.CardsPerReplica ?? 0;
        ClassUse Sum(PoolClass of)
        {
            ReplicaTally[] tallies = [.. replicas.Select(replica => replica.TallyOf(of))];
            return new ClassUse(
                tallies.Sum(tally => tally.Done),
                tallies.Sum(tally => tally.Late),
                tallies.Sum(tally => tally.PromptTokens),
                tallies.Sum(tally => tally.CachedTokens),
                tallies.Sum(tally => tally.OutputTokens),
                tallies.Sum(tally => tally.BusyPs / PsPerUs * cards));
        }

        return new UnitUse(
            unit.Name,
            unit.Placement.Placement?.Chip.Name ?? "",
            unit.Placement.Placement?.Cards ?? 0,
            replicas.Count,
            Sum(PoolClass.Assist),
            Sum(PoolClass.Background));
    }

    private static void CheckRequest(PoolRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.PromptTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.OutputTokens, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Frames);
        ArgumentOutOfRangeException.ThrowIfNegative(request.CachedTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(request.CachedTokens, request.PromptTokens);
    }
}
