using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class ProblemBuilderTests
{
    private static readonly Vehicle Van = new() { Id = "v", Hub = 0, Capacity = [10], ShiftEndMs = 100 };
    private static readonly Job Job = new() { Id = "j", Location = 1, Delivery = [1] };

    public static TheoryData<string> Mistakes => [.. Broken.Keys];

    private static readonly SortedDictionary<string, Action<ProblemBuilder>> Broken = new(StringComparer.Ordinal)
    {
        ["job 'j': location is 2, expected 0..1"] = b => b.AddJob(Job with { Location = 2 }),
        ["job 'j': 2 amounts, expected 1 or none"] = b => b.AddJob(Job with { Delivery = [1, 2] }),
        ["job 'j': amount is -1"] = b => b.AddJob(Job with { Pickup = [-1] }),
        ["job 'j': windows overlap or are out of order at 5 ms"] = b => b.AddJob(Job with { Windows = [new(0, 5), new(5, 9)] }),
        ["job 'j': window closing is 3, expected 4.."] = b => b.AddJob(Job with { Windows = [new(4, 3)] }),
        ["job 'j': Prize is -1"] = b => b.AddJob(Job with { Prize = -1 }),
        ["job 'j': allowed vehicle is 1, expected 0..0"] = b => b.AddJob(Job with { AllowedVehicles = [1] }),
        ["job 'j' is there twice"] = b => { b.AddJob(Job); b.AddJob(Job); },
        ["vehicle 'v' is there twice"] = b => b.AddVehicle(Van),
        ["vehicle 'w': 0 capacities, expected 1"] = b => b.AddVehicle(Van with { Id = "w", Capacity = [] }),
        ["vehicle 'w': Profile is 1, expected 0..0"] = b => b.AddVehicle(Van with { Id = "w", Profile = 1 }),
        ["vehicle 'w': MaxTrips is 0, expected 1.."] = b => b.AddVehicle(Van with { Id = "w", MaxTrips = 0 }),
        ["vehicle 'w': ShiftEndMs is 100, expected 101.."] = b => b.AddVehicle(Van with { Id = "w", ShiftStartMs = 101 }),
        ["vehicle 'w': StartRangeDm is 6, expected 0..5"] = b => b.AddVehicle(Van with { Id = "w", RangeDm = 5, StartRangeDm = 6 }),
        ["profile 'p': 3 durations, expected 4"] = b => b.AddProfile("p", [0, 1, 1], [0, 1, 1, 0]),
        ["profile 'p': the way from 1 to itself is not 0"] = b => b.AddProfile("p", [0, 1, 1, 1], [0, 1, 1, 0]),
        ["vehicle 'w': job 'j' is committed twice"] = b => Commit(b, Job, [0, 0], hasLeft: false),
        ["vehicle 'w': has left and is committed to deliver job 'j', which is not on board"] = b => Commit(b, Job, [0], hasLeft: true),
        ["vehicle 'w': is committed to job 'k' of group 1, of which another job is committed"] = b =>
        {
            b.AddJob(Job with { Group = 1 });
            Commit(b, Job with { Id = "k", Group = 1 }, [0, 1], hasLeft: false);
        },
        ["job 'j': amount is 10000000000001"] = b => b.AddJob(Job with { Delivery = [10_000_000_000_001] }),
        ["vehicle 'w': RangeDm is 1000000000001, expected 0..1000000000000"] = b => b.AddVehicle(Van with { Id = "w", RangeDm = 1_000_000_000_001 }),
        ["vehicle '20000': more than 20000 vehicles"] = b => Enumerable.Range(1, 20_000).ToList().ForEach(v => b.AddVehicle(Van with { Id = $"{v}" })),
        ["profile 'p', 0 to 1: -1 ms and 1 dm"] = b => b.AddProfile("p", [0, -1, 1, 0], [0, 1, 1, 0]),
        ["profile 'p', 0 to 1: 2147483647 ms and 1 dm"] = b => b.AddProfile("p", [0, Profile.Unreachable, 1, 0], [0, 1, 1, 0]),
    };

    private static void Commit(ProblemBuilder builder, Job job, int[] committed, bool hasLeft)
    {
        builder.AddJob(job);
        builder.AddVehicle(Van with { Id = "w", HasLeft = hasLeft, Committed = committed });
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string message)
    {
        ProblemBuilder builder = new(2, "grams");
        builder.AddProfile("p", [0, 1, 1, 0], [0, 1, 1, 0]);
        builder.AddVehicle(Van);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() =>
        {
            Broken[message](builder);
            builder.Build();
        });
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_keeps_what_it_was_given_when_the_arrays_change_later()
    {
        long[] delivery = [1];
        int[] durations = [0, 1, 1, 0];
        ProblemBuilder builder = new(2, "grams");
        builder.AddProfile("p", durations, [0, 1, 1, 0]);
        builder.AddVehicle(Van);
        builder.AddJob(Job with { Delivery = delivery });
        Problem problem = builder.Build();
        delivery[0] = 99;
        durations[1] = 99;
        builder.SetVisitMs(1, 99);
        builder.AddJob(Job with { Id = "k" });
        Assert.Equal(1, problem.Jobs[0].Delivery[0]);
        Assert.Equal(1, problem.Profiles[0].DurationMs(0, 1));
        Assert.Equal(0, problem.VisitMs(1));
        Assert.Single(problem.Jobs);
        Assert.Equal([0], problem.Jobs[0].Pickup);
    }
}
