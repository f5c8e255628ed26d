using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// Plays a stream epoch by epoch against a policy and judges every route by the competition's rules, apart from Konvoi's own
/// verifier: capacity, windows, return, each request once, what must leave does.
/// </summary>
internal sealed class StreamReplay(DispatchStream stream, Func<DispatchEpoch, DispatchDecision> policy)
{
    private const int EpochSeconds = 3600;
    private const int DrawsPerEpoch = 100;

    private readonly Instance _static = stream.Static;
    private readonly bool[] _isSent = new bool[stream.Requests.Length];

    public long Cost { get; private set; }

    /// <summary>Epochs played so far.</summary>
    public int Epochs { get; private set; }

    /// <summary>CPU time of all decisions.</summary>
    public double CpuSeconds { get; private set; }

    /// <summary>CPU time of the longest decision.</summary>
    public double WorstCpuSeconds { get; private set; }

    /// <exception cref="InvalidOperationException">The policy breaks a rule.</exception>
    public void Play()
    {
        Problem travel = Travel();
        IndependentDemand forecast = new([.. Enumerable.Range(1, _static.Customers).Select(Typical)], DrawsPerEpoch);
        for (int epoch = stream.FirstEpoch; epoch <= stream.LastEpoch; epoch++)
        {
            int now = epoch;
            int[] open = [.. Enumerable.Range(0, stream.Requests.Length).Where(i => stream.Requests[i].Epoch <= now && !_isSent[i])];
            bool[] must = [.. open.Select(i => now == stream.LastEpoch || !CanLeave(stream.Requests[i], Start(now + 1)))];
            CpuClock clock = new(fromNow: true);
            DispatchDecision decision = policy(new DispatchEpoch
            {
                Travel = travel.Profiles[0],
                Van = travel.Vehicles[0],
                Open = [.. open.Select((i, at) => new DispatchRequest(JobOf(stream.Requests[i], i), must[at]))],
                DepartMs = Start(epoch) * 1000L,
                WaveMs = EpochSeconds * 1000L,
                WavesLeft = stream.LastEpoch - epoch,
                Forecast = forecast,
            });
            double tookSeconds = clock.Ask();
            CpuSeconds += tookSeconds;
            WorstCpuSeconds = Math.Max(WorstCpuSeconds, tookSeconds);
            Judge(epoch, open, must, decision);
            Epochs++;
        }

        Require(Array.TrueForAll(_isSent, sent => sent), "a request is left at the end");
    }

    private static int Start(int epoch) => EpochSeconds * (epoch + 1);

    private void Judge(int epoch, int[] open, bool[] must, DispatchDecision decision)
    {
        foreach (IReadOnlyList<int> route in decision.Routes)
        {
            double load = 0;
            double at = Start(epoch);
            int place = 0;
            foreach (int index in route)
            {
                StreamRequest request = stream.Requests[open[index]];
                Require(!_isSent[open[index]], $"epoch {epoch}: request {open[index] + 1} is sent twice");
                _isSent[open[index]] = true;
                load += request.Demand;
                Cost += (long)_static.Way(place, request.Customer);
                at = Math.Max(at + _static.Way(place, request.Customer), request.Open);
                Require(at <= request.Close, $"epoch {epoch}: request {open[index] + 1} is served at {at}, its window closes at {request.Close}");
                at += request.Service;
                place = request.Customer;
            }

            Cost += (long)_static.Way(place, 0);
            Require(load <= _static.Capacity, $"epoch {epoch}: a route carries {load} of {_static.Capacity}");
            Require(at + _static.Way(place, 0) <= _static.Due[0], $"epoch {epoch}: a route is back too late");
        }

        for (int i = 0; i < open.Length; i++)
        {
            Require(!must[i] || _isSent[open[i]], $"epoch {epoch}: request {open[i] + 1} must leave and is held");
        }
    }

    private bool CanLeave(StreamRequest request, int start)
    {
        double at = Math.Max(start + _static.Way(0, request.Customer), request.Open);
        return at <= request.Close && at + request.Service + _static.Way(request.Customer, 0) <= _static.Due[0];
    }

    private Problem Travel()
    {
        int[] ms = [.. _static.Distance.Select(seconds => (int)seconds * 1000)];
        ProblemBuilder builder = new(_static.Nodes, "load");
        builder.AddProfile("van", ms, ms);
        builder.AddVehicle(new Vehicle
        {
            Id = "van", Hub = 0, Capacity = [(long)_static.Capacity], ShiftEndMs = (long)_static.Due[0] * 1000, CostPerDrivingHour = 3_600_000,
        });
        return builder.Build();
    }

    private Job Typical(int node) =>
        JobOf(new StreamRequest(0, node, (int)_static.Ready[node], (int)_static.Due[node], (int)_static.Service[node], (int)_static.Demand[node]), node);

    private static Job JobOf(StreamRequest request, int index) => new()
    {
        Id = $"{index + 1}",
        Location = request.Customer,
        Windows = [new TimeWindow(request.Open * 1000L, request.Close * 1000L)],
        ServiceMs = request.Service * 1000L,
        Delivery = [request.Demand],
    };

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidOperationException(message);
        }
    }
}
