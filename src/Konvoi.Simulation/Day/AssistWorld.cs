using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>
/// Who answers a stuck van (main path, steps 10 to 12): the pool, the operators at the desk, somebody on site. Whether a
/// model's advice holds, and how long people take, is drawn per request, so that two scenarios meet the same troubles.
/// </summary>
internal sealed class AssistWorld
{
    /// <summary>A van needs so long to try advice and see that it does not help; an assumption.</summary>
    private const long TryMs = 10_000;

    /// <summary>From release to rolling; an assumption.</summary>
    private const long RollMs = 2_000;

    private readonly DayStage _stage;
    private readonly PoolLink _pool;
    private readonly VanOnRoad[] _vans;
    private readonly AssistModel _model;
    private readonly int[] _asked;
    private readonly SortedDictionary<string, Call> _calls = new(StringComparer.Ordinal);

    public AssistWorld(DayStage stage, PoolLink pool, VanOnRoad[] vans)
    {
        _stage = stage;
        _pool = pool;
        _vans = vans;
        _model = stage.World.Assist;
        _asked = new int[vans.Length];
        pool.Answered = Answer;
    }

    /// <summary>Times that people took per request that reached the desk: for sizing the desk.</summary>
    public List<DeskJob> DeskJobs { get; } = [];

    /// <summary>Step 10 to 11: the question goes to a replica, and the clock runs.</summary>
    public void Ask(AssistRequested asked)
    {
        // By van and by how often it has asked: the same trouble meets the same luck in every variant.
        int van = _stage.World.Layout.VanIndex(asked.Van);
        Rng chance = _stage.Chance("answer", (van * 100_000L) + _asked[van]++);
        bool right = chance.Chance(_model.AdviceRightPpm);
        Call call = new(
            asked,
            right,
            // Right advice is mostly sure of itself; wrong advice is often sure as well, which is why vans check it.
            right ? chance.Range(700, 990) : chance.Range(400, 950),
            Math.Max(1_000, chance.LogNormal(_model.HandleMedianMs, _model.HandleSigmaMilli)),
            Math.Max(60_000, chance.Exponential(_model.OnSiteMeanMs)));
        _calls.Add(asked.Request, call);
        if (!_pool.TryAsk(asked.Request, asked.DeadlineMs))
        {
            _stage.Must(new AdviceMissing(_stage.NowMs, asked.Request, "no replica takes the request"));
            return;
        }

        _stage.Agenda.At(asked.DeadlineMs, () =>
        {
            if (_stage.Fleet.Requests[asked.Request].Stage is AssistStage.AwaitingAdvice)
            {
                _stage.Must(new AdviceMissing(_stage.NowMs, asked.Request, "no advice within the deadline"));
            }
        });
    }

    /// <summary>Step 12: an operator takes the request.</summary>
    public void Operate(OperatorAssigned assigned)
    {
        Call call = _calls[assigned.Request];
        _stage.Tally.OperatorBusyMs += call.HandleMs;
        _stage.Agenda.At(
            _stage.NowMs + call.HandleMs,
            () => _stage.Must(new PersonAnswered(_stage.NowMs, assigned.Request, call.Asked.Kind is AssistKind.OnSite)));
    }

    /// <summary>The request joins the queue of the desk, whether anybody sits there or not.</summary>
    public void Escalated(AssistEscalated escalated) =>
        DeskJobs.Add(new DeskJob(_stage.NowMs, _calls[escalated.Request].HandleMs));

    /// <summary>Step 12: somebody drives out.</summary>
    public void Send(SomebodySent sent) =>
        _stage.Agenda.At(
            _stage.NowMs + _calls[sent.Request].OnSiteMs,
            () => _stage.Must(new OnSiteSolved(_stage.NowMs, sent.Request)));

    /// <summary>Step 12: the van tries what was released to it.</summary>
    public void Try(AdviceReleased released)
    {
        Call call = _calls[released.Request];
        if (released.By is ReleasedBy.Policy && !call.Right)
        {
            _stage.Agenda.At(_stage.NowMs + TryMs, () => _stage.Must(new AdviceFailed(_stage.NowMs, released.Request)));
        }
        else
        {
            _stage.Agenda.At(_stage.NowMs + RollMs, () => _stage.Must(new ReportResumed(_stage.NowMs, released.Van)));
        }
    }

    /// <summary>Books the time in the lane when a van goes on.</summary>
    public void Resumed(VanResumed resumed)
    {
        if (resumed.Request is { } request)
        {
            _calls[request].ResumedMs = _stage.NowMs;
        }
    }

    /// <summary>Time that stuck vans stood in a lane; those that still stand there count to the end of the day.</summary>
    public long BlockedLaneMs(long endMs) =>
        _calls.Values.Where(call => call.Asked.BlocksLane).Sum(call => (call.ResumedMs ?? endMs) - call.Asked.AtMs);

    /// <summary>The correlated burst of the scenario: every van on the road may be struck once, at its own moment.</summary>
    public void ScheduleBurst(Motion motion)
    {
        if (_model.Burst is not { } burst)
        {
            return;
        }

        foreach (VanOnRoad van in _vans)
        {
            Rng chance = _stage.Chance("burst", van.Index);
            if (chance.Chance(burst.SharePpm))
            {
                long atMs = burst.FromMs + chance.NextLong(burst.ToMs - burst.FromMs);
                _stage.Agenda.At(atMs, () => motion.GetStuck(van));
            }
        }
    }

    /// <summary>How much earlier and later the model's answer could have come, by the ranges of its chip; 0 without one.</summary>
    public (long LoMs, long HiMs) RangeOf(string request) => (_calls[request].LoMs, _calls[request].HiMs);

    private void Answer(PoolAnswer answer)
    {
        if (_stage.Do(new AdviceArrived(_stage.NowMs, answer.Request, _calls[answer.Request].ConfidencePermille, answer.Chip)))
        {
            _calls[answer.Request].LoMs = answer.EarlierMs;
            _calls[answer.Request].HiMs = answer.LaterMs;
            _stage.Trace.Answered(answer.Request, answer.Chip);
        }
    }

    private sealed class Call(AssistRequested asked, bool right, int confidencePermille, long handleMs, long onSiteMs)
    {
        public AssistRequested Asked => asked;

        public bool Right => right;

        public int ConfidencePermille => confidencePermille;

        public long HandleMs => handleMs;

        public long OnSiteMs => onSiteMs;

        /// <summary>When the van went on; null while it stands.</summary>
        public long? ResumedMs { get; set; }

        /// <summary>How much earlier the answer could have come, by the chip's range.</summary>
        public long LoMs { get; set; }

        /// <summary>How much later.</summary>
        public long HiMs { get; set; }
    }
}

/// <summary>An answer of the pool.</summary>
/// <param name="EarlierMs">How much earlier it could have come, by the chip's ranges.</param>
/// <param name="LaterMs">How much later.</param>
internal sealed record PoolAnswer(string Request, string Chip, long EarlierMs, long LaterMs);
