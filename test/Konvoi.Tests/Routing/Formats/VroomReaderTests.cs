using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

public class VroomReaderTests
{
    private const string Small = """
        {
          "vehicles": [
            { "id": 1, "start_index": 0, "end_index": 0, "capacity": [4, 10], "skills": [1, 14], "time_window": [100, 5000],
              "breaks": [ { "id": 7, "time_windows": [[500, 900]], "service": 60 } ] },
            { "id": 2, "start_index": 0, "capacity": [4, 10], "speed_factor": 2,
              "costs": { "fixed": 50, "per_hour": 1800 } }
          ],
          "jobs": [
            { "id": 11, "location_index": 1, "delivery": [1, 2], "service": 30, "skills": [14], "time_windows": [[200, 300], [400, 450], [450, 500]] },
            { "id": 12, "location_index": 2, "pickup": [1, 0], "setup": 15, "priority": 10 }
          ],
          "shipments": [
            { "amount": [2, 2], "pickup": { "id": 11, "location_index": 1 }, "delivery": { "id": 11, "location_index": 3, "service": 5 } }
          ],
          "matrices": { "car": { "durations": [[0, 10, 20, 30], [11, 0, 12, 13], [21, 12, 0, null], [31, 13, 14, 0]] } }
        }
        """;

    [Fact]
    public void Tasks_vehicles_and_matrices_become_a_problem()
    {
        ProblemFile file = SharedInstances.Parse(Small);
        Problem problem = file.Problem;
        Assert.Equal(ProblemFormat.Vroom, file.Format);
        Assert.Equal(["job 11", "job 12", "pickup 11", "delivery 11"], problem.Jobs.Select(job => job.Id));
        Assert.Equal([new TimeWindow(200_000, 300_000), new TimeWindow(400_000, 500_000)], problem.Jobs[0].Windows);
        Assert.Equal((30_000, 15_000, 2), (problem.Jobs[0].ServiceMs, problem.VisitMs(2), problem.Jobs[3].CollectedBy!.Value));
        Assert.Equal([0], problem.Jobs[0].AllowedVehicles!);
        Assert.Null(problem.Jobs[1].AllowedVehicles);
        Assert.Equal(new Break(500_000, 900_000, 60_000), Assert.Single(problem.Vehicles[0].Breaks));
        Assert.Equal((100_000, 5_000_000), (problem.Vehicles[0].ShiftStartMs, problem.Vehicles[0].ShiftEndMs));
        Assert.Equal((10_000, 5_000), (problem.ProfileOf(problem.Vehicles[0]).DurationMs(0, 1), problem.ProfileOf(problem.Vehicles[1]).DurationMs(0, 1)));
        Assert.False(problem.Profiles[0].IsReachable(2, 3));
        Assert.Empty(file.Remarks);
    }

    [Fact]
    public void A_vehicle_without_an_end_ends_at_its_last_task()
    {
        Problem problem = SharedInstances.Parse(Small).Problem;
        int nowhere = problem.Vehicles[1].EndLocation!.Value;
        Assert.Equal(4, nowhere);
        Assert.All(Enumerable.Range(0, 5), from => Assert.Equal(0, problem.Profiles[1].DurationMs(from, nowhere)));
        Assert.Null(problem.Vehicles[0].EndLocation);
    }

    [Fact]
    public void A_higher_priority_outweighs_the_number_of_tasks_and_any_task_any_way()
    {
        Problem problem = SharedInstances.Parse(Small).Problem;
        Assert.True(problem.Jobs[1].Prize > problem.Jobs.Where(job => job.Id != "job 12").Sum(job => job.Prize));
        Assert.All(problem.Jobs, job => Assert.InRange(job.Prize, 100_000_000, Job.MustServe - 1));
    }

    [Theory]
    [InlineData(50, 100, null)]
    [InlineData(10_000_000, 100, "a unit of priority outweighs 1 tasks without, and not 5, because vehicles are so dear")]
    [InlineData(10_000_000, 10, null)]
    public void A_task_outweighs_its_dearest_tour_and_priority_what_is_left(long fixedCost, int priority, string? remark)
    {
        ProblemFile file = SharedInstances.Parse(Dear(fixedCost, priority));
        Assert.All(file.Problem.Jobs, job => Assert.InRange(job.Prize, (fixedCost + 10 + 12) * file.UnitsPerCost, Job.MustServe - 1));
        Assert.Equal(remark is null ? [] : [remark], file.Remarks);
    }

    [Fact]
    public void A_fixed_cost_above_what_prizes_can_say_is_refused() =>
        Assert.StartsWith("file:5: $.vehicles[1]: found a tour that may cost 9000000",
            Assert.Throws<FormatException>(() => SharedInstances.Parse(Dear(900_000_000, 100))).Message, StringComparison.Ordinal);

    [Fact]
    public void Ways_dearer_than_the_search_counts_to_are_refused_with_their_vehicle()
    {
        string dear = Small.Replace("\"per_hour\": 1800", "\"per_hour\": 1000000", StringComparison.Ordinal)
            .Replace("[31, 13, 14, 0]", "[31, 13, 900000, 0]", StringComparison.Ordinal);
        Assert.StartsWith("file:5: $.vehicles[1]: found ways that cost up to 125000000, expected at most 2500000",
            Assert.Throws<FormatException>(() => SharedInstances.Parse(dear)).Message, StringComparison.Ordinal);
    }

    private static string Dear(long fixedCost, int priority) => Small
        .Replace("\"fixed\": 50", $"\"fixed\": {fixedCost}", StringComparison.Ordinal)
        .Replace("\"priority\": 10", $"\"priority\": {priority}", StringComparison.Ordinal);

    [Fact]
    public void A_cost_is_the_travel_time_unless_the_vehicle_says_otherwise()
    {
        ProblemFile file = SharedInstances.Parse(Small);
        RouteStop job = new(1, 0, 0, 0);
        Assert.Equal(41, file.CostOf(RouteSchedule.Solution(file.Problem, [[[job]], []])));
        Assert.Equal(50 + 5, file.CostOf(RouteSchedule.Solution(file.Problem, [[], [[job]]])));
    }

    [Fact]
    public void Lines_are_those_of_the_file_whatever_stands_before_its_object() =>
        Assert.StartsWith("file:6: $.jobs[0].id: found 1.5", Assert.Throws<FormatException>(() => ProblemReader.Read(
            [0xEF, 0xBB, 0xBF, .. "\r\n\n{ // cars\n\"vehicles\": [{\"id\": 1, \"start_index\": 0}], /*\n*/ \"matrix\": [[0]],\n\"jobs\": [{\"id\": 1.5}] }"u8], "file")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_line() =>
        Assert.StartsWith("file:2: found bytes that are not UTF-8", Assert.Throws<FormatException>(() => ProblemReader.Read(
            [.. "{ \"a\": \"é\",\n\"b\": \""u8, 0xFF, .. "\" }"u8], "file")).Message, StringComparison.Ordinal);

    [Fact]
    public void Timestamps_are_counted_from_the_earliest()
    {
        ProblemFile file = SharedInstances.Parse(Small.Replace("[100, 5000]", "[1600000100, 1600005000]", StringComparison.Ordinal)
            .Replace("[[500, 900]]", "[[1600000500, 1600000900]]", StringComparison.Ordinal)
            .Replace("[[200, 300], [400, 450], [450, 500]]", "[[1600000200, 1600000300]]", StringComparison.Ordinal));
        Assert.Equal(1_600_000_100, Assert.IsType<VroomFile>(file).OriginSeconds);
        Assert.Equal(new TimeWindow(100_000, 200_000), Assert.Single(file.Problem.Jobs[0].Windows));
        Assert.True(file.Problem.Vehicles[1].ShiftStartMs < 0);
    }

    [Fact]
    public void Costs_of_their_own_distances_and_limits_find_their_matrix()
    {
        const string Limits = """
            { "vehicles": [
                { "id": 1, "start_index": 0, "end_index": 0, "max_distance": 25, "costs": { "per_km": 7 } },
                { "id": 2, "start_index": 0, "end_index": 0, "max_travel_time": 25 },
                { "id": 3, "profile": "paid", "start_index": 0, "end_index": 0, "max_tasks": 1 } ],
              "jobs": [ { "id": 1, "location_index": 1 } ],
              "matrices": {
                "car": { "durations": [[0, 10], [10, 0]], "distances": [[0, 12], [13, 0]] },
                "paid": { "durations": [[0, 10], [10, 0]], "costs": [[0, 400], [500, 0]] } } }
            """;
        ProblemFile file = SharedInstances.Parse(Limits);
        Problem problem = file.Problem;
        Assert.Equal((250L, 120, 25_000L, 10_000), (problem.Vehicles[0].MaxTripDm!.Value, problem.Profiles[0].LengthDm(0, 1), problem.Vehicles[1].MaxTripDm!.Value, problem.Profiles[1].LengthDm(0, 1)));
        Assert.Equal("tasks", Assert.Single(problem.Dimensions));
        Assert.Equal((1, 1), (problem.Vehicles[2].Capacity[0], problem.Jobs[0].Delivery[0]));
        Assert.Equal(900, file.CostOf(RouteSchedule.Solution(problem, [[], [], [[new RouteStop(0, 0, 0, 0)]]])));
    }

    [Fact]
    public void A_misspelt_key_is_remarked() =>
        Assert.Equal(["$.jobs[].time_window is not known and not read"],
            SharedInstances.Parse(Small.Replace("\"time_windows\": [[200", "\"time_window\": [[200", StringComparison.Ordinal)).Remarks);

    [Fact]
    public void Steps_are_a_plan_to_start_from()
    {
        ProblemFile file = SharedInstances.Parse(Small.Replace("\"speed_factor\": 2,",
            "\"steps\": [{\"type\": \"start\"}, {\"type\": \"job\", \"id\": 12}, {\"type\": \"pickup\", \"id\": 11}, {\"type\": \"delivery\", \"id\": 11}],", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3], Assert.Single(file.Start![1]).Select(stop => stop.Job));
        Assert.Empty(file.Start[0]);
    }

    [Theory]
    [InlineData("\"id\": 12", "\"description\": \"\\ud800\", \"id\": 12", "file:10: found a text with half a character")]
    [InlineData("\"service\": 5", "\"service\": 1e12", "file:13: $.shipments[0].delivery.service: found 1e12")]
    [InlineData("\"matrices\"", "\"matrizen\"", "file:1: $: found no matrices, expected $.matrices with durations")]
    [InlineData("[11, 0, 12, 13]", "[11, 0, 12]", "file:15: $.matrices.car.durations[1]: found an array of 3, expected 4 numbers")]
    [InlineData("[11, 0, 12, 13]", "[11, 0, -12, 13]", "file:15: $.matrices.car.durations[1][2]: found -12, expected a number from 0")]
    [InlineData("[11, 0, 12, 13]", "[11, 0, \"x\", 13]", "file:15: $.matrices.car.durations[1][2]: found \"x\"")]
    [InlineData("\"location_index\": 3", "\"location_index\": 4", "file:13: $.shipments[0].delivery.location_index: found 4, expected a whole number from 0 to 3")]
    [InlineData("\"id\": 12", "\"id\": 11", "file:10: $.jobs[1]: found job 11 again")]
    [InlineData("\"id\": 2,", "\"id\": 1,", "file:5: $.vehicles[1]: found vehicle 1 again")]
    [InlineData("\"pickup\": [1, 0]", "\"pickup\": [1]", "file:10: $.jobs[1]: found 1 amounts, expected 2")]
    [InlineData("[200, 300]", "[300, 200]", "file:9: $.jobs[0].time_windows[0]: found a window that opens at 300 and closes at 200")]
    [InlineData("\"priority\": 10", "\"priority\": 101", "file:10: $.jobs[1].priority: found 101, expected a whole number from 0 to 100")]
    [InlineData("\"fixed\": 50", "\"per_task_hour\": 50", "file:6: $.vehicles[1].costs.per_task_hour: found 50, expected 0")]
    [InlineData("\"fixed\": 50", "\"per_km\": 50", "file:5: $.vehicles[1]: found a cost per km or max_distance, expected distances in $.matrices.car")]
    [InlineData("[[500, 900]]", "[[500, 900], [1000, 1100]]", "file:4: $.vehicles[0].breaks[0]: found 2 windows for a break")]
    [InlineData("\"start_index\": 0, \"capacity\"", "\"capacity\"", "file:5: $.vehicles[1]: found neither start_index nor end_index")]
    [InlineData("\"start_index\": 0, \"capacity\"", "\"start\": [1, 2], \"capacity\"", "file:5: $.vehicles[1]: found start without start_index")]
    [InlineData("\"speed_factor\": 2", "\"profile\": \"bike\"", "file:5: $.vehicles[1]: found profile 'bike', expected one with matrices: car")]
    [InlineData("\"location_index\": 3, ", "\"location_index\": 2, ", "file:13: $.shipments[0].delivery: found setup 0 where another task at the same place has 15")]
    [InlineData("\"vehicles\": [", "\"vehicles\": [ ],\n \"cars\": [", "file:1: $: found 0 vehicles")]
    [InlineData("{ \"id\": 7", "{{ \"id\": 7", "file:4: found broken JSON")]
    public void A_broken_input_is_refused_with_line_path_and_reason(string text, string becomes, string message)
    {
        Assert.Contains(text, Small, StringComparison.Ordinal);
        int at = Small.IndexOf(text, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => SharedInstances.Parse(Small[..at] + becomes + Small[(at + text.Length)..]));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
