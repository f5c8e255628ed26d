using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>One dispatch decision in the making.</summary>
internal sealed class DispatchSearch
{
    /// <summary>Where the futures end, and the choice of requests, in millionths of the whole.</summary>
    private const int FuturesPpm = 800_000;
    private const int ChoicePpm = 850_000;

    /// <summary>How often routes are planned for the choice, and the choice adjusted to the routes.</summary>
    private const int Rounds = 3;

    private readonly DispatchEpoch _epoch;
    private readonly DispatchOptions _options;
    private readonly ISolverStop? _stop;
    private readonly WaveClock _clock;
    private readonly Rng _rng;
    private readonly bool[] _must;

    public DispatchSearch(DispatchEpoch epoch, DispatchOptions options, ISolverStop? stop)
    {
        _epoch = epoch;
        _options = options;
        _stop = stop;
        _clock = new WaveClock(epoch);
        _rng = new Rng(options.Seed).Fork("dispatch", epoch.DepartMs);
        _must = [.. epoch.Open.Select(request => epoch.WavesLeft == 0 || request.MustSend || !_clock.CanLeaveWith(request.Job, 1))];
    }

    public DispatchDecision Run()
    {
        int[] all = [.. Enumerable.Range(0, _must.Length)];
        bool hasChoice = !Array.TrueForAll(_must, must => must);
        int[][] routes = hasChoice ? Choose(PricesOfWaiting()) : [.. Plan([.. all.Where(i => _must[i])], "routes", 0, ISolverStop.Done)];
        int[] sent = [.. routes.SelectMany(route => route)];
        int[] forgotten = [.. all.Where(i => _must[i]).Except(sent)];
        return forgotten.Length == 0
            ? new DispatchDecision(routes, [.. all.Except(sent)])
            : throw new ArgumentException($"no van can serve request '{_epoch.Open[forgotten[0]].Job.Id}' that leaves now");
    }

    /// <summary>What each open request adds to later routes, on average over the futures.</summary>
    private long[] PricesOfWaiting()
    {
        long[] sums = new long[_must.Length];
        for (int future = 0; future < _options.Futures; future++)
        {
            WaveProblem waves = Future(_rng.Fork("future", future).NextULong());
            int from = (int)((long)FuturesPpm * future / _options.Futures);
            int to = (int)((long)FuturesPpm * (future + 1) / _options.Futures);
            LaterRoutes later = new(_epoch, waves, Solve(waves.Build(), _options.FutureIterations, $"future {future}", from, to));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += _must[i] ? 0 : later.CostOf(i);
            }
        }

        return [.. sums.Select(sum => Math.Clamp(sum / _options.Futures, 0, Job.MustServe - 1))];
    }

    private WaveProblem Future(ulong seed)
    {
        int count = 1 + Math.Min(_epoch.WavesLeft, _options.WavesAhead);
        WaveProblem waves = new(_epoch, count);
        for (int i = 0; i < _must.Length; i++)
        {
            waves.Add(_epoch.Open[i].Job, 0, _must[i] ? 0 : count - 1, i, Job.MustServe);
        }

        for (int wave = 1; wave < count && _epoch.Forecast is { } forecast; wave++)
        {
            foreach (Job job in forecast.Draw(_epoch.DepartMs + (wave * _epoch.WaveMs), seed))
            {
                if (_clock.CanLeaveWith(job, wave))
                {
                    waves.Add(job, wave, count - 1, WaveProblem.Drawn, Job.MustServe);
                }
            }
        }

        return waves;
    }

    /// <summary>Routes for what must leave and what rides along at less than its price of waiting.</summary>
    private int[][] Choose(long[] prices)
    {
        WaveProblem now = new(_epoch, 1);
        for (int i = 0; i < prices.Length; i++)
        {
            now.Add(_epoch.Open[i].Job, 0, 0, i, _must[i] ? Job.MustServe : prices[i]);
        }

        Solution plan = Solve(now.Build(), _options.RouteIterations, "choice", FuturesPpm, ChoicePpm);
        SentRoutes best = new(_epoch, prices, _must, now.RoutesOf(plan).Where(IsDue));
        SentRoutes tried = best;
        for (int round = 0; round < Rounds; round++)
        {
            int from = ChoicePpm + ((ISolverStop.Done - ChoicePpm) / Rounds * round);
            int to = ChoicePpm + ((ISolverStop.Done - ChoicePpm) / Rounds * (round + 1));
            int[] chosen = [.. tried.Requests];
            tried = new SentRoutes(_epoch, prices, _must, Plan(chosen, $"routes {round}", from, to).Where(IsDue));
            best = tried.NetCost < best.NetCost ? tried.Copy() : best;
            tried.Adjust();
        }

        return best.Routes;
    }

    private IEnumerable<int[]> Plan(int[] requests, string name, int fromPpm, int toPpm)
    {
        WaveProblem now = new(_epoch, 1);
        Array.ForEach(requests, i => now.Add(_epoch.Open[i].Job, 0, 0, i, Job.MustServe));
        return requests.Length == 0 ? [] : now.RoutesOf(Solve(now.Build(), _options.RouteIterations, name, fromPpm, toPpm));
    }

    private Solution Solve(Problem problem, long iterations, string name, int fromPpm, int toPpm) => Solver.Solve(
        problem,
        new SolverOptions { Seed = _rng.Fork(name).NextULong(), Iterations = iterations },
        _stop is null ? null : new PartOfStop(_stop, fromPpm, toPpm));

    private bool IsDue(int[] route) =>
        route.Any(i => _must[i]) || !_clock.IsInTime(_epoch.DepartMs + _epoch.WaveMs, [.. route.Select(i => _epoch.Open[i].Job)]);
}
