using System.Text;
using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Tests.Simulation;

public class DayTests
{
    [Fact]
    public void The_same_seed_gives_the_same_day_and_another_seed_another()
    {
        DayRunner runner = new(SampleWorlds.Build(SampleWorlds.Small));
        string first = runner.Run(1).EventsHash;
        Assert.Equal(first, runner.Run(1).EventsHash);
        Assert.Equal(first, SampleWorlds.Run(SampleWorlds.Small).EventsHash);
        Assert.NotEqual(first, runner.Run(2).EventsHash);
    }

    [Fact]
    public void The_sample_day_delivers_nearly_everything_and_explains_the_rest()
    {
        DayResult day = SampleWorlds.Run(SampleWorlds.Scenario);
        ParcelTally parcels = day.Quantities.Parcels;
        Assert.True(parcels.Balances);
        Assert.True(parcels.Delivered >= parcels.Accepted * 99 / 100, $"{parcels.Delivered} of {parcels.Accepted}");
        Assert.All(
            day.Final.Parcels.Where(parcel => parcel.State is not ParcelState.Delivered),
            parcel => Assert.False(string.IsNullOrEmpty(parcel.Reason)));
        Assert.Equal(day.Plans.Solved, day.Plans.Verified);
        Assert.True(day.Plans.Solved >= 3);
        Assert.NotEmpty(day.Final.Requests);
    }

    [Fact]
    public void Parcels_balance_on_every_kind_of_bad_day()
    {
        ScenarioFile small = SampleWorlds.Small;
        ScenarioFile[] badDays =
        [
            small with { Operators = 0 },
            small with { Pool = [], Operators = 0 },
            small with { Assist = small.Assist with { RequestsPer1000Km = 3000 } },
            small with { Vans = [small.Vans[^1]], RetiredVans = [.. small.Vans.SkipLast(1).Select(van => van.Id)] },
            small with { Stations = [.. small.Stations.Select(station => station with { Staffed = false })] },
            small with { Facts = new Dictionary<string, FactFile> { ["ops.breakdown_per_1000km"] = new() { Value = 200 } } },
            small with { Stations = [.. small.Stations.Select(station => station with { Hours = "09:00-10:00" })] },
        ];
        foreach (ScenarioFile scenario in badDays)
        {
            DayResult day = SampleWorlds.Run(scenario);
            Assert.True(day.Quantities.Parcels.Balances);
            Assert.All(
                day.Final.Parcels.Where(parcel => parcel.State is not ParcelState.Delivered),
                parcel => Assert.False(string.IsNullOrEmpty(parcel.Reason)));
        }
    }

    [Fact]
    public void Replaying_the_events_gives_the_same_fleet()
    {
        World world = SampleWorlds.Build(SampleWorlds.Small);
        DayResult day = new DayRunner(world).Run(3);
        FleetState replayed = Encoding.UTF8.GetString(day.EventsJsonl.Span)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => EventJson.FromLine(Encoding.UTF8.GetBytes(line)))
            .Aggregate(new FleetState(world.Layout), (state, happened) => state.Evolve(happened));
        Assert.Equal(
            day.Final.Parcels.Select(parcel => (parcel.Order.Id, parcel.State, parcel.Van, parcel.SinceMs, parcel.Reason)),
            replayed.Parcels.Select(parcel => (parcel.Order.Id, parcel.State, parcel.Van, parcel.SinceMs, parcel.Reason)));
        Assert.Equal(
            day.Final.Vans.Select(van => (van.Mode, van.Revision, van.ChargeDm)),
            replayed.Vans.Select(van => (van.Mode, van.Revision, van.ChargeDm)));
    }

    [Fact]
    public void Events_hold_neither_seed_nor_wall_time_and_never_go_back_in_time()
    {
        DayResult day = SampleWorlds.Run(SampleWorlds.Small, seed: 987654321);
        string text = Encoding.UTF8.GetString(day.EventsJsonl.Span);
        Assert.DoesNotContain("987654321", text, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", text, StringComparison.OrdinalIgnoreCase);
        long[] times = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EventJson.FromLine(Encoding.UTF8.GetBytes(line)).AtMs)];
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void Legs_join_up_and_stay_on_the_permitted_roads()
    {
        World world = SampleWorlds.Build(SampleWorlds.Small);
        DayResult day = new DayRunner(world).Run(1);
        foreach (IGrouping<string, DrivenLeg> van in day.Trace.Legs.GroupBy(leg => leg.Van))
        {
            DrivenLeg[] legs = [.. van];
            for (int i = 1; i < legs.Length; i++)
            {
                Assert.Equal(legs[i - 1].To, legs[i].From);
                Assert.True(legs[i].DepartMs >= legs[i - 1].ArriveMs);
            }
        }

        Assert.Equal(day.Quantities.Motion.DrivenDm, day.Trace.Legs.Sum(leg => leg.DistanceDm));
        Assert.Equal(day.Quantities.Motion.DrivenDm, day.Quantities.Duty.CompliantDm);
    }

    [Fact]
    public void A_closed_bridge_turns_vans_round_or_leaves_parcels_with_that_reason()
    {
        DayResult open = SampleWorlds.Run(SampleWorlds.Small with { Closures = [] });
        ScenarioFile closedAllDay = SampleWorlds.Small with
        {
            Closures = [.. SampleWorlds.Small.Closures.Select(closure => closure with { From = "06:30", To = "20:00" })],
        };
        DayResult closed = SampleWorlds.Run(closedAllDay);
        Assert.True(closed.Plans.Revised > 0);
        Assert.NotEqual(open.EventsHash, closed.EventsHash);
        Assert.True(closed.Quantities.Parcels.Balances);
    }

    [Fact]
    public void Without_any_pool_people_answer_and_it_takes_longer()
    {
        ScenarioFile busy = SampleWorlds.Small with { Assist = SampleWorlds.Small.Assist with { RequestsPer1000Km = 400 } };
        DayResult with = SampleWorlds.Run(busy);
        DayResult without = SampleWorlds.Run(busy with { Pool = [] });
        Assert.Equal(0, without.Quantities.Assist.ResolvedByAdvice);
        Assert.True(with.Quantities.Assist.ResolvedByAdvice > 0);
        Assert.True(without.Quantities.Answers.Quantile(50).ValueMs > with.Quantities.Answers.Quantile(50).ValueMs);
    }

    [Fact]
    public void A_parcel_too_large_for_every_van_is_refused_with_the_reason()
    {
        string csv = "id,station,direction,grams,millilitres,ready,due\n"
            + "a,finch,toStation,900,12000,05:00,12:00\n"
            + "b,finch,toStation,900,9000000,05:00,12:00\n"
            + "c,finch,toHub,2000000,900,05:00,12:00\n";
        World world = SampleWorlds.Build(
            SampleWorlds.Small with { Parcels = new ParcelsFile("parcels.csv", null) }, parcels: Encoding.UTF8.GetBytes(csv));
        DayResult day = new DayRunner(world).Run(1);
        Assert.Equal(1, day.Quantities.Parcels.Accepted);
        Assert.Equal(1, day.Quantities.Parcels.Delivered);
        Assert.Contains(day.Final.Refused, refused => refused.Order.Id == "b" && refused.Reason.Contains("9000000 ml", StringComparison.Ordinal));
        Assert.Contains(day.Final.Refused, refused => refused.Order.Id == "c" && refused.Reason.Contains("2000000 g", StringComparison.Ordinal));
    }
}
