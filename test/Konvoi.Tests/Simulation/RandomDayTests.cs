using System.Text;
using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Shared;
using Konvoi.Simulation;

namespace Konvoi.Tests.Simulation;

/// <summary>Days that nobody would plan: random vans, hours, permits, closures, rates and batteries. The laws hold on all of them.</summary>
public class RandomDayTests
{
    private const int Days = 40;

    [Fact]
    public void The_laws_of_a_day_hold_on_random_scenarios()
    {
        for (ulong seed = 1; seed <= Days; seed++)
        {
            ScenarioFile scenario = Scenario(new Rng(seed), out byte[] permits);
            World world = SampleWorlds.Build(scenario, permits: permits);
            DayResult day = new DayRunner(world).Run(seed);
            CheckLaws(day, $"seed {seed}");
            CheckEvents(world, day, $"seed {seed}");
            if (seed % 8 == 0)
            {
                Assert.Equal(day.EventsHash, new DayRunner(world).Run(seed).EventsHash);
            }
        }
    }

    private static void CheckLaws(DayResult day, string which)
    {
        DayQuantities q = day.Quantities;
        Assert.True(q.Parcels.Balances, which);
        Assert.True(q.Duty.CompliantDm <= q.Motion.DrivenDm && q.Motion.EmptyDm <= q.Motion.DrivenDm, which);
        Assert.True(q.Operators.BusyMs >= 0 && q.Lanes.BlockedLaneMs >= 0, which);
        Assert.True(q.Trips.Trips == 0 || q.Trips.LoadPermilleSum <= q.Trips.Trips * 1000, $"{which}: a van was loaded beyond its capacity");
        Assert.True(q.Motion.DrivenDm == day.Trace.Legs.Sum(leg => leg.DistanceDm), $"{which}: legs do not add up to what was driven");
        Assert.Equal(day.Final.Requests.Count, q.Answers.Count);
        foreach (Parcel parcel in day.Final.Parcels)
        {
            Assert.True(parcel.State is ParcelState.Delivered || !string.IsNullOrEmpty(parcel.Reason), $"{which}: {parcel.Order.Id} has no reason");
        }

        foreach (Van van in day.Final.Vans)
        {
            Assert.True(van.ChargeDm >= 0 && van.ChargeDm <= van.Spec.RangeDm, $"{which}: {van.Spec.Id} has charge for {van.ChargeDm} dm");
        }
    }

    private static void CheckEvents(World world, DayResult day, string which)
    {
        FleetState fleet = new(world.Layout);
        foreach (string line in Encoding.UTF8.GetString(day.EventsJsonl.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            FleetEvent happened = EventJson.FromLine(Encoding.UTF8.GetBytes(line));
            if (happened is HandOverDone stop)
            {
                Assert.All(stop.PickedUp, id => Assert.True(fleet.FindParcel(id)!.Order.ReadyMs <= stop.AtMs, $"{which}: {id} was picked up before it was ready"));
            }

            fleet.Evolve(happened);
        }

        Assert.Equal(
            day.Final.Parcels.Select(parcel => (parcel.Order.Id, parcel.State, parcel.Van, parcel.SinceMs, parcel.Reason)),
            fleet.Parcels.Select(parcel => (parcel.Order.Id, parcel.State, parcel.Van, parcel.SinceMs, parcel.Reason)));
    }

    private static ScenarioFile Scenario(Rng rng, out byte[] permits)
    {
        ScenarioFile town = SampleWorlds.Scenario;
        int from = rng.Range(5, 9);
        int to = rng.Range(from + 3, 22);
        permits = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SampleWorlds.Permits)
            .Replace("\"from\": \"05:30\"", $"\"from\": \"{from:D2}:{rng.Range(0, 59):D2}\"", StringComparison.Ordinal)
            .Replace("\"to\": \"21:30\"", $"\"to\": \"{to:D2}:{rng.Range(0, 59):D2}\"", StringComparison.Ordinal));
        Dictionary<string, FactFile> facts = new()
        {
            ["ops.breakdown_per_1000km"] = new() { Value = rng.Range(0, 40) },
            ["van.default.battery_kwh"] = new() { Value = rng.Range(4, 30) },
            ["assist.deadline_s"] = new() { Value = rng.Range(3, 40) },
        };
        return town with
        {
            Parcels = new ParcelsFile(null, new GeneratedParcelsFile { Count = rng.Range(50, 900), ToHubShare = rng.Range(0, 6) / 10.0, DueHours = rng.Range(1, 8) }),
            Planner = new PlannerFile { Iterations = 50 },
            Operators = rng.Range(0, 3),
            Pool = rng.Chance(300_000) ? [] : town.Pool,
            PoolBackground = null,
            Permits = rng.Chance(300_000) ? null : town.Permits,
            Assist = town.Assist with { RequestsPer1000Km = rng.Range(0, 5) * 100, Burst = rng.Chance(500_000) ? town.Assist.Burst : null },
            Stations = [.. town.Stations.Select(station => station with { Staffed = rng.Chance(600_000), Hours = $"{rng.Range(6, 10):D2}:00-{rng.Range(12, 21):D2}:00" })],
            Closures = [.. town.Closures.Select(closure => closure with { From = $"{rng.Range(5, 10):D2}:{rng.Range(0, 3) * 15:D2}", To = $"{rng.Range(11, 20):D2}:30" })],
            Facts = facts,
        };
    }
}
