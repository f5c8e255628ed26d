using Konvoi.Compute;

namespace Konvoi.Simulation;

/// <summary>
/// Joins the pool, which counts microseconds, to the day, which counts milliseconds (main path, step 11). Every call
/// reaches the pool on a whole millisecond, so its clock never runs back.
/// </summary>
internal sealed class PoolLink
{
    private const long UsPerMs = 1_000;
    private const long DayMs = 86_400_000;

    private readonly DayStage _stage;
    private readonly Pool _pool;
    private readonly BackgroundLoad? _background;
    private readonly List<string> _requests = [];
    private long _pumpAtMs = long.MaxValue;

    public PoolLink(DayStage stage)
    {
        _stage = stage;
        PoolModel model = stage.World.Pool;
        _pool = new Pool(model.Units, model.Choice is PoolChoice.LeastLoad ? new LeastLoad() : new LeastEstimatedTime());
        if (model.Background is { RequestsPerSecond: > 0 } load && _pool.Replicas.Count > 0)
        {
            _background = new BackgroundLoad(
                new BackgroundOptions
                {
                    RequestsPerHour = (long)Math.Round(load.RequestsPerSecond * 3600),
                    MeanPromptTokens = load.PromptTokens,
                    MeanOutputTokens = load.OutputTokens,
                    ToUs = DayMs * UsPerMs,
                },
                stage.Seed);
        }
    }

    /// <summary>Takes the answers to assist requests.</summary>
    public Action<PoolAnswer> Answered { get; set; } = _ => { };

    public PoolUse Use => _pool.Use;

    /// <summary>Starts the work of others.</summary>
    public void Begin() => ScheduleBackground();

    /// <summary>False when no replica can ever take the request.</summary>
    public bool TryAsk(string request, long deadlineMs)
    {
        AssistModel model = _stage.World.Assist;
        Submission submission = _pool.Submit(
            new PoolRequest(
                _requests.Count,
                PoolClass.Assist,
                model.TokensFresh + model.TokensCached,
                model.TokensCached,
                model.Frames,
                model.TokensOut,
                deadlineMs * UsPerMs),
            _stage.NowMs * UsPerMs);
        if (submission.Accepted)
        {
            _requests.Add(request);
            Pump();
        }

        return submission.Accepted;
    }

    /// <summary>Card time used so far, by all classes.</summary>
    public long BusyCardUs => _pool.Use.Units.Sum(unit => unit.Assist.BusyCardUs + unit.Background.BusyCardUs);

    public int Cards => _pool.Use.Units.Sum(unit => unit.Cards);

    private void ScheduleBackground()
    {
        if (_background is { NextUs: < long.MaxValue } background)
        {
            long atMs = Math.Max(_stage.NowMs, CeilMs(background.NextUs));
            _stage.Agenda.InBackground(atMs, () =>
            {
                _pool.Submit(background.Take(), _stage.NowMs * UsPerMs);
                Pump();
                ScheduleBackground();
            });
        }
    }

    private void Pump()
    {
        foreach (PoolCompletion done in _pool.AdvanceTo(_stage.NowMs * UsPerMs))
        {
            if (done.Class is PoolClass.Assist)
            {
                Answered(new PoolAnswer(
                    _requests[(int)done.Id], done.Chip, (done.DoneUs - done.LoUs) / UsPerMs, (done.HiUs - done.DoneUs) / UsPerMs));
            }
        }

        long nextMs = CeilMs(_pool.NextEventUs);
        if (nextMs < _pumpAtMs || _pumpAtMs <= _stage.NowMs)
        {
            _pumpAtMs = nextMs;
            if (nextMs < long.MaxValue)
            {
                _stage.Agenda.InBackground(Math.Max(_stage.NowMs, nextMs), Pump);
            }
        }
    }

    private static long CeilMs(long us) => us == long.MaxValue ? us : (us + UsPerMs - 1) / UsPerMs;
}
