using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

public sealed class TightenedProblemTests
{
    /// <summary>
    /// A plan made for one problem is judged under another whose limits are somewhat tighter. What the verifier lets pass,
    /// the naive twin must be able to drive: so no limit goes unseen.
    /// </summary>
    [Fact]
    public void What_the_verifier_lets_pass_under_tighter_limits_can_be_driven()
    {
        int passed = 0;
        int refused = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            Problem wide = RandomProblems.MakeRich(2 + (int)(seed % 3), 2, seed, multipleWindows: false, tiny: true);
            Solution? plan = BruteForce.Optimum(wide);
            Assert.NotNull(plan);
            for (ulong draw = 0; draw < 8; draw++)
            {
                Problem tight = Tighten(wide, new Rng((seed * 8) + draw));
                Violation[] found = [.. Verifier.Check(tight, plan).Where(violation => violation.Kind != ViolationKind.WrongCost)];
                if (found.Length > 0)
                {
                    refused++;
                    continue;
                }

                passed++;
                Assert.True(plan.Routes.All(route => CanDrive(tight, route)), $"seed {seed}, draw {draw}: the verifier sees nothing in a plan that cannot be driven");
            }
        }

        Assert.True(passed > 300 && refused > 300, $"{passed} passed and {refused} refused: the draw no longer tells the two apart");
    }

    private static bool CanDrive(Problem problem, VehicleRoute route) => VanDays.Drive(
        problem,
        route.Vehicle,
        [.. route.Trips.Select(trip => trip.Stops.Select(stop => stop.Job >= 0 ? stop.Job : ~stop.Charger).ToList())],
        [.. route.Breaks.Select(rest => (rest.Trip, rest.AfterStop))]) is not null;

    /// <summary>The same problem with one limit of one van or one job drawn in; nothing that changes a way, a time or a charge.</summary>
    private static Problem Tighten(Problem problem, Rng rng)
    {
        int limit = rng.Next(12);
        int which = rng.Next(limit < 7 ? problem.Vehicles.Count : problem.Jobs.Count);
        bool tied = problem.Jobs.Any(job => job.CollectedBy == which) || problem.Vehicles.Any(van => van.Committed.Contains(which));
        return ProblemCopies.With(
            problem,
            (v, van) => v == which && limit < 7 ? Tighten(van, limit, rng) : van,
            (j, job) => j == which && limit >= 7 && !tied ? Tighten(job, limit, rng) : job);
    }

    private static Vehicle Tighten(Vehicle van, int limit, Rng rng)
    {
        const long Minute = FeatureProblems.Minute;
        return limit switch
        {
            0 => van with { Capacity = [van.Capacity[0] / 2, van.Capacity[1] * 2 / 3] },
            1 => van with { ShiftEndMs = Math.Max(van.ShiftStartMs, van.ShiftEndMs - (rng.Range(60, 400) * Minute)) },
            2 => van with { ShiftEndMs = van.ShiftStartMs + (rng.Range(30, 200) * Minute), OvertimeMs = van.OvertimeMs / 2 },
            3 => van with { MaxTripDm = rng.Range(50_000, 400_000) },
            4 => van with { MaxTripMs = rng.Range(20, 200) * Minute },
            5 => van with { MaxTrips = 1 },
            _ => van with { Breaks = [.. van.Breaks.Select(rest => rest with { LatestMs = rest.EarliestMs })] },
        };
    }

    private static Job Tighten(Job job, int limit, Rng rng)
    {
        const long Minute = FeatureProblems.Minute;
        return limit switch
        {
            7 => job with { Windows = [new TimeWindow(0, rng.Range(360, 600) * Minute)] },
            8 => job with { ReleaseMs = rng.Range(300, 500) * Minute },
            9 => job.OnBoardOf is null ? job with { AllowedVehicles = [] } : job,
            10 => job with { Windows = [new TimeWindow(rng.Range(300, 420) * Minute, 1_400 * Minute)] },
            _ => job.CollectedBy is null && job.OnBoardOf is null ? job with { OnBoardOf = 1, AllowedVehicles = null } : job,
        };
    }
}
