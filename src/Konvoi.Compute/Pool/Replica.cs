namespace Konvoi.Compute;

/// <summary>
/// One copy of the model as a serving engine runs it: continuous batching, prompts read in chunks, memory reserved for a
/// request's whole length when it is let in (so none is ever put out again). Between two changes of the batch all steps
/// are one activity, whose end has a closed form; the cost of a day is counted in requests, not in tokens.
/// </summary>
internal sealed class Replica(int index, PerformanceModel model)
{
    /// <summary>Ten days. A queue of a million requests would leave 64 bits, and a choice needs no better figure.</summary>
    private const long MostWaitPs = 864_000_000_000_000_000;

    private readonly Roofline _roofline = model.Expected;
    private readonly Queue<PoolJob>[] _waiting = [new(), new()];
    private readonly List<PoolJob>[] _reading = [[], []];
    private readonly PriorityQueue<PoolJob, (long LastStep, long Order)> _decoding = new();
    private readonly int[] _decodingOf = new int[2];
    private readonly List<(PoolJob Job, int Tokens)> _chunk = [];
    private readonly ReplicaTally[] _tallies = [new(), new()];
    private long _steps;
    private long _contextTokens;
    private long _outputTokensDue;
    private long _startPs;
    private long _runSteps;
    private int _chunkTokens;

    public int Index { get; } = index;

    public PerformanceModel Model { get; } = model;

    /// <summary>When the current activity ends; <see cref="long.MaxValue"/> when idle.</summary>
    public long EndPs { get; private set; } = long.MaxValue;

    public int Decoding => _decoding.Count;

    public int Requests => _waiting[0].Count + _waiting[1].Count + InEngine;

    public long UnreadTokens { get; private set; }

    public long ReservedTokens { get; private set; }

    public ReplicaTally TallyOf(PoolClass of) => _tallies[(int)of];

    private int InEngine => _reading[0].Count + _reading[1].Count + _decoding.Count;

    public void Submit(PoolJob job)
    {
        _waiting[(int)job.Request.Class].Enqueue(job);
        UnreadTokens += job.Unread;
        if (EndPs == long.MaxValue || _startPs == job.SubmitPs)
        {
            Begin(job.SubmitPs);
        }
        else if (_runSteps > 0 && _chunk.Count == 0 && NextWaiting() is not null)
        {
            // The engine looks at its queue after each step, so the run ends with the step that is under way.
            _runSteps = _roofline.StepsWithin(_decoding.Count, _contextTokens, _runSteps, job.SubmitPs - _startPs);
            EndPs = _startPs + _roofline.RunPs(_decoding.Count, _contextTokens, _runSteps);
        }
    }

    /// <summary>Ends the current activity, hands over the jobs that it finished and begins the next.</summary>
    public void Finish(List<PoolJob> finished)
    {
        long endPs = EndPs;
        Account(endPs - _startPs);
        Advance(_runSteps, finished);
        foreach ((PoolJob job, int tokens) in _chunk)
        {
            Read(job, tokens, endPs, finished);
        }

        Begin(endPs);
    }

    /// <summary>Time until the answer to a request submitted now; O(1).</summary>
    public long EstimatePs(PoolRequest request, long nowPs)
    {
        int others = Math.Min(Requests, Placement.MaxBatch - 1);
        long queuePs = EndPs == long.MaxValue || _chunk.Count == 0 ? 0 : Math.Max(0, EndPs - nowPs);
        long aheadTokens = UnreadTokens - (queuePs > 0 ? _chunkTokens : 0);
        (long fullChunks, long rest) = Math.DivRem(aheadTokens, Roofline.ChunkTokens);
        queuePs += (fullChunks * _roofline.ChunkPs(Roofline.ChunkTokens, 0, 0)) + (rest > 0 ? _roofline.ChunkPs((int)rest, 0, 0) : 0);
        long readPs = PerformanceModel.PrefillPs(_roofline, request.PromptTokens, request.CachedTokens, request.Frames);
        long context = _contextTokens + UnreadTokens + request.PromptTokens + (request.OutputTokens / 2);
        long stepPs = _roofline.StepPs(others + 1, context);
        return queuePs + MemoryWaitPs(request, stepPs) + readPs + (request.OutputTokens * stepPs) + _roofline.RequestPs;
    }

    /// <summary>What the request costs all those already here: its prompt delays them, each of their steps grows; O(1).</summary>
    public long DelayToOthersPs(PoolRequest request)
    {
        int batch = _decoding.Count;
        long readPs = PerformanceModel.PrefillPs(_roofline, request.PromptTokens, request.CachedTokens, request.Frames);
        long delayPs = ((Requests - batch) * readPs) + (batch * _roofline.MixedPs(readPs));
        if (batch is 0 or Placement.MaxBatch)
        {
            return delayPs;
        }

        long growthPs = _roofline.StepPs(batch + 1, _contextTokens + request.PromptTokens) - _roofline.StepPs(batch, _contextTokens);
        return delayPs + (growthPs * batch * Math.Min(request.OutputTokens, _outputTokensDue / batch));
    }

    /// <summary>
    /// Requests without memory or a place in the batch wait until others have gone: about their share of what those still write.
    /// </summary>
    private long MemoryWaitPs(PoolRequest request, long stepPs)
    {
        int waiting = _waiting[0].Count + _waiting[1].Count;
        int running = InEngine;
        if (running == 0)
        {
            return 0;
        }

        long perRequest = ReservedTokens / running;
        long lacking = (waiting * perRequest) + request.KvTokens - (Model.Placement.KvTokens - ReservedTokens);
        long lackingPlaces = waiting + 1 - (Placement.MaxBatch - running);
        long departures = Math.Max(perRequest == 0 ? 0 : (lacking + perRequest - 1) / perRequest, lackingPlaces);
        long meanOutputDue = _outputTokensDue / Math.Max(1, _decoding.Count);
        return departures <= 0 ? 0 : (long)Int128.Min((Int128)departures * meanOutputDue * stepPs / running, MostWaitPs);
    }

    private void Begin(long nowPs)
    {
        LetIn();
        FillChunk();
        _startPs = nowPs;
        int batch = _decoding.Count;
        if (_chunk.Count > 0)
        {
            _runSteps = batch > 0 ? 1 : 0;
            EndPs = nowPs + ChunkStepPs(batch);
        }
        else if (batch > 0)
        {
            _runSteps = _decoding.Peek().LastStep - _steps;
            EndPs = nowPs + _roofline.RunPs(batch, _contextTokens, _runSteps);
        }
        else
        {
            EndPs = long.MaxValue;
        }
    }

    private void LetIn()
    {
        while (NextWaiting() is { } job)
        {
            int of = (int)job.Request.Class;
            _waiting[of].Dequeue();
            _reading[of].Add(job);
            ReservedTokens += job.Request.KvTokens;
        }
    }

    /// <summary>The request that may enter now. The first in line is never overtaken by a smaller one, or it might wait for ever.</summary>
    private PoolJob? NextWaiting()
    {
        if (!_waiting[0].TryPeek(out PoolJob? job) && !_waiting[1].TryPeek(out job))
        {
            return null;
        }

        bool fits = InEngine < Placement.MaxBatch && ReservedTokens + job.Request.KvTokens <= Model.Placement.KvTokens;
        return fits ? job : null;
    }

    private void FillChunk()
    {
        _chunk.Clear();
        _chunkTokens = 0;
        foreach (List<PoolJob> reading in _reading)
        {
            foreach (PoolJob job in reading)
            {
                int tokens = Math.Min(Roofline.ChunkTokens - _chunkTokens, job.Unread);
                if (tokens == 0)
                {
                    return;
                }

                _chunkTokens += tokens;
                _chunk.Add((job, tokens));
            }
        }
    }

    private long ChunkStepPs(int batch)
    {
        int frames = 0;
        long pairs = 0;
        foreach ((PoolJob job, int piece) in _chunk)
        {
            frames += job.Read == job.Request.CachedTokens ? job.Request.Frames : 0;
            pairs += Roofline.AttentionPairs(job.Read, job.Read + piece);
        }

        long chunkPs = _roofline.ChunkPs(_chunkTokens, pairs, frames);
        return batch == 0 ? chunkPs + _roofline.FixedPs : _roofline.StepPs(batch, _contextTokens) + _roofline.MixedPs(chunkPs);
    }

    private void Advance(long steps, List<PoolJob> finished)
    {
        int batch = _decoding.Count;
        _steps += steps;
        _contextTokens += steps * batch;
        _outputTokensDue -= steps * batch;
        while (_decoding.TryPeek(out PoolJob? job, out _) && job.LastStep == _steps)
        {
            _decoding.Dequeue();
            _decodingOf[(int)job.Request.Class]--;
            _contextTokens -= job.Request.KvTokens;
            Leave(job, finished);
        }
    }

    private void Read(PoolJob job, int tokens, long nowPs, List<PoolJob> finished)
    {
        job.Read += tokens;
        UnreadTokens -= tokens;
        if (job.Unread > 0)
        {
            return;
        }

        PoolRequest request = job.Request;
        _reading[(int)request.Class].Remove(job);
        job.FirstTokenPs = nowPs;
        if (request.OutputTokens == 1)
        {
            Leave(job, finished);
            return;
        }

        job.LastStep = _steps + request.OutputTokens - 1;
        _decoding.Enqueue(job, (job.LastStep, job.Order));
        _decodingOf[(int)request.Class]++;
        _contextTokens += request.PromptTokens + 1;
        _outputTokensDue += request.OutputTokens - 1;
    }

    private void Leave(PoolJob job, List<PoolJob> finished)
    {
        ReservedTokens -= job.Request.KvTokens;
        finished.Add(job);
    }

    /// <summary>Shares an activity's time out: its decoding by requests, the rest by tokens read.</summary>
    private void Account(long elapsedPs)
    {
        int batch = _decoding.Count;
        long decodePs = _chunk.Count == 0 ? elapsedPs : batch == 0 ? 0 : _roofline.StepPs(batch, _contextTokens);
        long assistPs = batch == 0 ? 0 : (long)((Int128)decodePs * _decodingOf[0] / batch);
        long readPs = elapsedPs - decodePs;
        if (readPs > 0)
        {
            long assistTokens = 0;
            foreach ((PoolJob job, int tokens) in _chunk)
            {
                assistTokens += job.Request.Class == PoolClass.Assist ? tokens : 0;
            }

            assistPs += (long)((Int128)readPs * assistTokens / _chunkTokens);
        }

        _tallies[0].BusyPs += assistPs;
        _tallies[1].BusyPs += elapsedPs - assistPs;
    }

    /// <summary>
    /// How much faster or slower the answer would be at the ends of the ranges: the request's own service at the batch
    /// that it ended in, in all three. Waiting is taken to stretch likewise.
    /// </summary>
    public (long Expected, long Fast, long Slow) ServicePs(PoolRequest request)
    {
        int batch = Math.Min(_decoding.Count + 1, Placement.MaxBatch);
        long context = _contextTokens + request.KvTokens;
        long Of(Roofline roofline) => roofline.RequestPs
            + PerformanceModel.PrefillPs(roofline, request.PromptTokens, request.CachedTokens, request.Frames)
            + ((request.OutputTokens - 1) * roofline.StepPs(batch, context));
        return (Of(Model.Expected), Of(Model.Fast), Of(Model.Slow));
    }
}
