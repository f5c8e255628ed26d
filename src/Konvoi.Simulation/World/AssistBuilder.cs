namespace Konvoi.Simulation;

/// <summary>How vans get stuck and what it takes to help them, from scenario and facts.</summary>
internal sealed class AssistBuilder(ScenarioFile scenario, ScenarioFaults faults, FactReader help, FactReader lanes, FactReader breakdowns)
{
    private const long MinuteMs = 60_000;

    /// <summary>Once in 10 m: no van gets anywhere, and the day still ends.</summary>
    private const double MostPer1000Km = 100_000;

    public long DeadlineMs { get; } = help.Positive("assist.deadline_s", 1000);

    public AssistModel Build()
    {
        int confirm = help.Ppm("assist.confirm_share");
        int reroute = help.Ppm("assist.reroute_share");
        int waypoint = help.Ppm("assist.waypoint_share");
        int onSite = help.Ppm("assist.onsite_share");
        const int Whole = 1_000_000;
        if (confirm + reroute + waypoint + onSite != Whole)
        {
            throw faults.At("facts", $"shares of requests that add up to {(confirm + reroute + waypoint + onSite) / 10_000.0} %", "assist.confirm_share, reroute_share, waypoint_share and onsite_share to add up to 1");
        }

        return new AssistModel
        {
            MeanGapDm = MeanGapDm(),
            ConfirmPpm = confirm,
            ReroutePpm = reroute,
            WaypointPpm = waypoint,
            BlocksLanePpm = lanes.Ppm("assist.blocks_lane_share"),
            AdviceRightPpm = help.Ppm("assist.advice_right_share"),
            HandleMedianMs = help.Positive("assist.handle_s_p50", 1000),
            HandleSigmaMilli = (int)help.Scaled("assist.handle_sigma_milli", 1),
            OnSiteMeanMs = help.Positive("assist.onsite_min", MinuteMs),
            TokensFresh = (int)help.Positive("ai.assist.tokens_in", 1),
            TokensCached = (int)help.Scaled("ai.assist.tokens_cached", 1),
            TokensOut = (int)help.Positive("ai.assist.tokens_out", 1),
            Frames = (int)help.Scaled("ai.assist.frames", 1),
            BreakdownMeanGapDm = breakdowns.MeanGapDm("ops.breakdown_per_1000km"),
            RepairMeanMs = breakdowns.Positive("ops.breakdown_repair_min", MinuteMs),
            Burst = scenario.Assist.Burst is { } burst ? BuildBurst(burst) : null,
        };
    }

    private long MeanGapDm()
    {
        AssistFile assist = scenario.Assist;
        if (assist.RequestsPer1000Km is { } given)
        {
            const double DmPer1000Km = 10_000_000;
            double rate = faults.Between(given, 0, MostPer1000Km, "assist.requestsPer1000Km");
            return rate == 0 ? 0 : (long)Math.Round(DmPer1000Km / rate);
        }

        return assist.RateFactor <= 0
            ? 0
            : Math.Max(1, (long)Math.Round(help.MeanGapDm("assist.robovan.requests_per_1000km") / assist.RateFactor));
    }

    private Burst BuildBurst(BurstFile burst)
    {
        long from = faults.Time(burst.At, "assist.burst.at");
        int share = burst.Share is { } given
            ? (int)(faults.Share(given, "assist.burst.share") * 1_000_000)
            : help.Ppm("burst.default.share_of_fleet");
        long windowMs = burst.Minutes is { } minutes
            ? (long)(faults.Between(minutes, 0.1, 24 * 60, "assist.burst.minutes") * MinuteMs)
            : help.Positive("burst.default.window_min", MinuteMs);
        return new Burst(from, from + windowMs, share);
    }
}
