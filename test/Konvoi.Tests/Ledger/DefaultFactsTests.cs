using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class DefaultFactsTests
{
    private static readonly FactBook Facts = SampleDay.Facts;

    [Fact]
    public void Every_estimate_has_a_range_to_sweep()
    {
        IEnumerable<Fact> estimates = Facts.All.Where(fact => fact.Kind == FactKind.Estimate && fact.Inputs.Count == 0);
        Assert.All(estimates, fact => Assert.True(fact.Lo < fact.Hi, fact.Key));
    }

    [Fact]
    public void Nothing_of_unknown_kind_is_a_default() =>
        Assert.All(Facts.All, fact => Assert.NotEqual(FactKind.Unknown, fact.Kind));

    [Fact]
    public void The_file_lists_each_group_together()
    {
        IEnumerable<string> groups = Facts.All.Select(fact => fact.Key.Split('.')[0]);
        List<string> runs = [];
        foreach (string group in groups)
        {
            if (runs.LastOrDefault() != group)
            {
                runs.Add(group);
            }
        }

        Assert.Equal(runs.Distinct(), runs);
    }

    [Fact]
    public void The_ways_of_asking_for_help_share_all_requests()
    {
        string[] ways = ["assist.confirm_share", "assist.reroute_share", "assist.waypoint_share", "assist.onsite_share"];
        Assert.Equal(1, ways.Sum(way => Facts[way].Value), precision: 12);
    }

    [Fact]
    public void Derived_numbers_follow_from_their_inputs()
    {
        AssertDerived("energy.industrial_cny_kwh", Of("energy.industrial_usd_kwh") * Of("fx.cny_per_usd"));
        AssertDerived(
            "ai.assist.usd_per_call",
            Tokens("tokens_in", "price_in") + Tokens("tokens_cached", "price_cached") + Tokens("tokens_out", "price_out"));
        Figure callsPerDay = Of("assist.robovan.requests_per_1000km") * Of("ops.default.km_per_van_day") * 0.001;
        AssertDerived("ai.assist.cny_per_van_day", Of("ai.assist.usd_per_call") * Of("fx.cny_per_usd") * callsPerDay);
        Figure millionTokensPerDay = Of("ops.sz.hours_per_day") * (0.5 * 1_100 * 3_600 / 1e6);
        AssertDerived("ai.always_on_vlm.cny_per_van_day", Of("ai.k25.price_in_usd_m") * Of("fx.cny_per_usd") * millionTokensPerDay);
    }

    [Theory]
    [InlineData("zelos_z5")]
    [InlineData("zelos_z10")]
    [InlineData("chinapost_small")]
    [InlineData("zto_dengkou")]
    [InlineData("weride_w5")]
    [InlineData("default")]
    [InlineData("never_heard_of")]
    public void A_van_of_any_profile_has_all_that_a_day_needs(string profile)
    {
        Assert.Equal(profile != "never_heard_of", VanFacts.Knows(Facts, profile));
        foreach ((string quantity, string unit) in new[]
        {
            ("payload_kg", "kg"), ("volume_m3", "m3"), ("range_km", "km"), ("speed_max_kmh", "km/h"),
            ("battery_kwh", "kWh"), ("energy_kwh_per_km", "kWh/km"), ("charge_full_h", "h"), ("parcels_per_m3", "parcel/m3"),
            ("price_cny", "CNY"), ("fsd_fee_month_cny", "CNY/month"), ("life_months", "month"),
        })
        {
            Assert.True(VanFacts.Of(Facts, profile, quantity, unit).Value > 0);
        }
    }

    [Fact]
    public void A_van_takes_from_its_maker_before_it_takes_from_the_default()
    {
        Assert.Equal("van.zelos_z5.payload_kg", VanFacts.Of(Facts, "zelos_z5", "payload_kg", "kg").Key);
        Assert.Equal("van.zelos.fsd_fee_month_cny", VanFacts.Of(Facts, "zelos_z5", "fsd_fee_month_cny", "CNY/month").Key);
        Assert.Equal("van.default.price_cny", VanFacts.Of(Facts, "zelos_z5", "price_cny", "CNY").Key);
    }

    private static Figure Of(string key) => Figure.Of(Facts[key]);

    private static Figure Tokens(string tokens, string price) => Of($"ai.assist.{tokens}") * Of($"ai.k25.{price}_usd_m") * 1e-6;

    /// <summary>Within half a unit of the last digit that the file gives: the file rounds to two or three digits.</summary>
    private static void AssertDerived(string key, Figure computed)
    {
        Fact written = Facts[key];
        Assert.InRange(computed.Value, written.Value * 0.96, written.Value * 1.04);
        Assert.InRange(computed.Lo, written.Lo * 0.9, written.Lo * 1.1);
        Assert.InRange(computed.Hi, written.Hi * 0.9, written.Hi * 1.1);
        Assert.Equal(computed.Facts.Select(fact => fact.Key), written.Inputs.Select(fact => fact.Key));
    }
}
