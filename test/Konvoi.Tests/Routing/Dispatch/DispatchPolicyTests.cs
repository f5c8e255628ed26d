using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class DispatchPolicyTests
{
    private static readonly DispatchOptions Quick = new() { Futures = 4, FutureIterations = 300, RouteIterations = 600, WavesAhead = 2 };

    public static TheoryData<string> Vans => [.. VanOf.Keys];

    /// <summary>Of a van, and the way to the farthest place and back: a van that makes less cannot serve all.</summary>
    private static readonly SortedDictionary<string, Func<Vehicle, long, Vehicle>> VanOf = new(StringComparer.Ordinal)
    {
        ["priced by driving"] = (van, _) => van,
        ["priced by time"] = (van, _) => van with { CostPerHour = 3_600 },
        ["of short range"] = (van, farthestDm) => van with { RangeDm = farthestDm },
        ["charged in part"] = (van, farthestDm) => van with { RangeDm = farthestDm * 3, StartRangeDm = farthestDm, RechargeMsPerKm = 1_000, MaxTrips = 4 },
        ["of short trips"] = (van, farthestDm) => van with { MaxTripDm = farthestDm },
        ["not out for long"] = (van, _) => van with { MaxTripMs = 4 * WaveStream.HourMs },
    };

    [Theory]
    [MemberData(nameof(Vans))]
    public void Every_request_is_sent_once_on_a_route_that_works_and_what_must_leave_is_not_held(string van)
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            WaveStream town = WaveStreams.Town(seed, VanOf[van]);
            List<string[][]> sent = town.Replay(epoch => DispatchPolicy.Decide(epoch, Quick));
            Assert.Equal(town.Waves.Sum(jobs => jobs.Length), sent.Sum(routes => routes.Sum(route => route.Length)));
        }
    }

    /// <summary>To ride along costs no way at all, but hours of waiting for the window; later it takes a drive of its own.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(3_600, false)]
    public void A_price_on_time_decides_whether_a_van_waits_on_the_road(long costPerHour, bool ridesAlong)
    {
        WaveStream town = WaveStreams.Town(1);
        Job now = new() { Id = "now", Location = 5, Windows = [new TimeWindow(0, 2 * WaveStream.HourMs)] };
        Job late = new() { Id = "late", Location = 5, Windows = [new TimeWindow(7 * WaveStream.HourMs, 10 * WaveStream.HourMs)] };
        DispatchEpoch epoch = Epoch(town, new DispatchRequest(now), new DispatchRequest(late)) with
        {
            Van = town.Van with { CostPerHour = costPerHour },
            Forecast = null,
        };
        Assert.Equal(ridesAlong ? [[0, 1]] : [[0]], DispatchPolicy.Decide(epoch, Quick).Routes);
    }

    [Fact]
    public void Decisions_do_not_look_ahead()
    {
        WaveStream town = WaveStreams.Town(3);
        List<string[][]> whole = town.Replay(epoch => DispatchPolicy.Decide(epoch, Quick));
        for (int wave = 0; wave < town.Waves.Length; wave++)
        {
            List<string[][]> cut = town.Until(wave).Replay(epoch => DispatchPolicy.Decide(epoch, Quick));
            Assert.Equal(whole.Take(wave + 1), cut.Take(wave + 1));
        }
    }

    /// <summary>On a published stream; the options are so small because each cut is replayed from the start.</summary>
    [Fact]
    public void Decisions_on_a_published_stream_do_not_look_ahead()
    {
        WaveStream stream = WaveStreams.Published("ORTEC-VRPTW-ASYM-6984ad25-d1-n205-k20", 887);
        DispatchOptions options = new() { Futures = 2, FutureIterations = 200, RouteIterations = 1_000 };
        List<string[][]> whole = stream.Replay(epoch => DispatchPolicy.Decide(epoch, options));
        foreach (int wave in new[] { 0, 1, stream.Waves.Length / 2 })
        {
            List<string[][]> cut = stream.Until(wave).Replay(epoch => DispatchPolicy.Decide(epoch, options));
            Assert.Equal(whole.Take(wave + 1), cut.Take(wave + 1));
        }
    }

    /// <summary>At its first window the first stop would mean five hours of waiting for the second, at its second one.</summary>
    [Fact]
    public void A_stop_with_a_later_window_is_served_there_where_time_has_a_price()
    {
        WaveStream town = WaveStreams.Town(1);
        Job twice = new()
        {
            Id = "twice", Location = 5, Windows = [new TimeWindow(0, 3 * WaveStream.HourMs), new TimeWindow(6 * WaveStream.HourMs, 7 * WaveStream.HourMs)],
        };
        Job late = new() { Id = "late", Location = 5, Windows = [new TimeWindow(8 * WaveStream.HourMs, 9 * WaveStream.HourMs)] };
        DispatchEpoch epoch = Epoch(town, new DispatchRequest(twice), new DispatchRequest(late, MustSend: true)) with
        {
            Van = town.Van with { CostPerHour = 3_600 },
            Forecast = null,
        };
        Assert.Equal([[0, 1]], DispatchPolicy.Decide(epoch, Quick).Routes);
    }

    [Fact]
    public void What_the_battery_holds_says_nothing_where_the_range_is_unlimited()
    {
        List<string[][]> plain = WaveStreams.Town(2).Replay(epoch => DispatchPolicy.Decide(epoch, Quick));
        Assert.Equal(plain, WaveStreams.Town(2, (van, _) => van with { StartRangeDm = 0 }).Replay(epoch => DispatchPolicy.Decide(epoch, Quick)));
    }

    public static TheoryData<string> UnknownRules => [.. Unknown.Keys];

    private static readonly SortedDictionary<string, Func<Vehicle, Vehicle>> Unknown = new(StringComparer.Ordinal)
    {
        ["OvertimeMs"] = van => van with { OvertimeMs = 1 },
        ["Breaks"] = van => van with { Breaks = [new Break(0, 1, 1)] },
        ["StartLocation"] = van => van with { StartLocation = 0 },
        ["EndLocation"] = van => van with { EndLocation = 0 },
        ["HasLeft"] = van => van with { HasLeft = true },
        ["Committed"] = van => van with { Committed = [0] },
    };

    [Theory]
    [MemberData(nameof(UnknownRules))]
    public void A_rule_of_the_van_that_a_decision_would_pass_over_is_refused_by_name(string rule)
    {
        WaveStream town = WaveStreams.Town(1);
        DispatchEpoch epoch = Epoch(town) with { Van = Unknown[rule](town.Van) };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => DispatchPolicy.Decide(epoch, Quick));
        Assert.Equal($"vehicle 'van': a dispatch decision knows no {rule}", refused.Message);
    }

    [Fact]
    public void The_same_seed_gives_the_same_decisions()
    {
        WaveStream town = WaveStreams.Town(5);
        List<string[][]> first = town.Replay(epoch => DispatchPolicy.Decide(epoch, Quick));
        Assert.Equal(first, town.Replay(epoch => DispatchPolicy.Decide(epoch, Quick)));
    }

    [Fact]
    public void Holding_drives_less_than_sending_all_at_once()
    {
        long held = 0;
        long greedy = 0;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            WaveStream town = WaveStreams.Town(seed);
            held += town.DrivenMs(town.Replay(epoch => DispatchPolicy.Decide(epoch, Quick)));
            greedy += town.DrivenMs(town.Replay(epoch => Greedy(epoch, Quick)));
        }

        Assert.True(held < greedy, $"{held} ms driven, {greedy} ms when all is sent at once");
    }

    [Fact]
    public void A_flagged_request_leaves_now_and_a_route_without_urgency_waits()
    {
        WaveStream town = WaveStreams.Town(1);
        Job late = new() { Id = "late", Location = 5, Delivery = [1], Windows = [new TimeWindow(6 * WaveStream.HourMs, 10 * WaveStream.HourMs)] };
        DispatchEpoch epoch = Epoch(town, new DispatchRequest(late));
        Assert.Empty(DispatchPolicy.Decide(epoch, Quick).Routes);
        Assert.Equal([0], DispatchPolicy.Decide(epoch, Quick).Held);
        Assert.Equal([[0]], DispatchPolicy.Decide(Epoch(town, new DispatchRequest(late, MustSend: true)), Quick).Routes);
        Assert.Equal([[0]], DispatchPolicy.Decide(epoch with { WavesLeft = 0 }, Quick).Routes);
        Assert.Empty(DispatchPolicy.Decide(epoch with { Open = [] }, Quick).Routes);
    }

    [Fact]
    public void What_no_van_can_serve_is_refused_by_name()
    {
        WaveStream town = WaveStreams.Town(1);
        Job heavy = new() { Id = "piano", Location = 5, Delivery = [21], Windows = [new TimeWindow(0, 2 * WaveStream.HourMs)] };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => DispatchPolicy.Decide(Epoch(town, new DispatchRequest(heavy, MustSend: true)), Quick));
        Assert.Contains("'piano'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_iterations_bound_the_work_and_a_stop_ends_it_earlier()
    {
        WaveStream town = WaveStreams.Town(2);
        DispatchRequest[] open = [.. town.Waves[0].Select(job => new DispatchRequest(job)), .. town.Waves[0].Take(1).Select(job => new DispatchRequest(job, true))];
        CountingStop all = new(0);
        DispatchDecision decision = DispatchPolicy.Decide(Epoch(town, open), Quick, all);
        Assert.InRange(all.MostIterations, 1, Quick.RouteIterations);
        Assert.Equal(open.Length, decision.Held.Count + decision.Routes.Sum(route => route.Count));

        CountingStop none = new(ISolverStop.Done);
        decision = DispatchPolicy.Decide(Epoch(town, open), Quick, none);
        Assert.Equal(0, none.MostIterations);
        Assert.Equal(open.Length, decision.Held.Count + decision.Routes.Sum(route => route.Count));
    }

    [Fact]
    public void A_published_stream_costs_less_than_its_greedy()
    {
        WaveStream stream = WaveStreams.Published("ORTEC-VRPTW-ASYM-6984ad25-d1-n205-k20", 887);
        DispatchOptions options = new() { Futures = 4, FutureIterations = 2_000, RouteIterations = 10_000 };
        long seconds = stream.DrivenMs(stream.Replay(epoch => DispatchPolicy.Decide(epoch, options)));
        Assert.InRange(seconds, 250_000, 344_496);
    }

    private static DispatchDecision Greedy(DispatchEpoch epoch, DispatchOptions options) => DispatchPolicy.Decide(epoch with { WavesLeft = 0 }, options);

    private static DispatchEpoch Epoch(WaveStream town, params DispatchRequest[] open) => new()
    {
        Travel = town.Travel,
        Van = town.Van,
        Open = open,
        DepartMs = town.FirstMs,
        WaveMs = town.WaveMs,
        WavesLeft = 3,
        Forecast = town.Forecast,
    };

    private sealed class CountingStop(int ppm) : ISolverStop
    {
        public long MostIterations { get; private set; }

        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            MostIterations = Math.Max(MostIterations, iterationsDone);
            return ppm;
        }
    }
}
