using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Konvoi.Cli;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Cli;

public sealed class SolveVerbTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Json_has_every_field_of_the_contract_and_the_cost_in_the_formats_unit()
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "50", "--seed", "7", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            ["cost", "vehicles", "feasible", "routes", "unassigned", "iterations", "cpuSeconds", "seconds", "seed", "trajectory"],
            run.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("12.8", run.Json.GetProperty("cost").GetRawText());
        Assert.Equal([1, 2, 3], run.Json.GetProperty("routes").EnumerateArray().SelectMany(route => route.EnumerateArray()).Select(stop => stop.GetInt32()).Order());
        Assert.Equal((50, 7), (run.Json.GetProperty("iterations").GetInt32(), run.Json.GetProperty("seed").GetInt32()));
        JsonElement last = run.Json.GetProperty("trajectory").EnumerateArray().Last();
        Assert.Equal("12.8", last[1].GetRawText());
        Assert.True(last[0].GetDouble() <= run.Json.GetProperty("cpuSeconds").GetDouble());
    }

    [Fact]
    public void The_same_seed_and_iterations_give_the_same_routes()
    {
        string problem = SmallInstances.Solomon(_scratch);
        string[] routes = [.. Enumerable.Range(0, 2).Select(_ => ToolRun.Of("solve", problem, "--iterations", "30", "--json").Json.GetProperty("routes").GetRawText())];
        Assert.Equal(routes[0], routes[1]);
    }

    [Fact]
    public void Without_json_a_person_reads_cost_routes_and_what_is_left_out()
    {
        string problem = SmallInstances.Solomon(_scratch, ("    2      0         3         10", "    2      0         3         21"));
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "10");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("2 of 3 stops served (not feasible)", run.Out, StringComparison.Ordinal);
        Assert.Contains("not served: 2: ", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n').Where(line => !line.StartsWith("not served", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void What_is_left_out_is_named_with_its_reason()
    {
        string problem = SmallInstances.Solomon(_scratch, ("    2      0         3         10", "    2      0         3         21"));
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "10", "--json");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.False(run.Json.GetProperty("feasible").GetBoolean());
        JsonElement left = Assert.Single(run.Json.GetProperty("unassigned").EnumerateArray());
        Assert.Equal(2, left.GetProperty("stop").GetInt32());
        Assert.Contains("21", left.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_has_its_figures_in_the_units_of_the_file()
    {
        string problem = SmallInstances.Solomon(_scratch, ("    3      0         5         10          0        50", "    3      0         5         10          0         4"));
        JsonElement left = Assert.Single(ToolRun.Of("solve", problem, "--iterations", "10", "--json").Json.GetProperty("unassigned").EnumerateArray());
        Assert.Equal(("3", "no allowed vehicle can serve it, not even alone: its last window closes before one is there (5 against 4)"), (left.GetProperty("stop").GetRawText(), left.GetProperty("reason").GetString()));
    }

    [Fact]
    public void A_solution_file_is_what_check_and_start_read()
    {
        string problem = SmallInstances.Solomon(_scratch);
        Assert.Equal(ExitCode.Done, ToolRun.Of("solve", problem, "--iterations", "20", "-o", _scratch["plan.json"]).ExitCode);
        Assert.Equal(ExitCode.Done, ToolRun.Of("check", problem, _scratch["plan.json"]).ExitCode);
        ToolRun again = ToolRun.Of("solve", problem, "--iterations", "0", "--start", _scratch["plan.json"], "--json");
        Assert.Equal("12.8", again.Json.GetProperty("cost").GetRawText());
    }

    [Fact]
    public void A_start_of_another_problem_is_refused()
    {
        string start = _scratch.Write("other.sol", "Route #1: 1 2\nRoute #2: 44\n");
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "1", "--start", start);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("other.sol: found the stop '44'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_has_a_van_for_each_of_its_routes_where_the_fleet_is_open_or_a_remark()
    {
        // Loads of 3 in a van of 10: the problem itself has one van.
        string open = _scratch.Write("open.vrp", """
            NAME : open
            TYPE : CVRP
            DIMENSION : 4
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : 10
            NODE_COORD_SECTION
            1 0 0
            2 5 0
            3 0 5
            4 -5 0
            DEMAND_SECTION
            1 0
            2 1
            3 1
            4 1
            DEPOT_SECTION
            1
            -1
            EOF
            """);
        string start = _scratch.Write("start.sol", "Route #1: 1\nRoute #2: 2\nRoute #3: 3\n");
        ToolRun run = ToolRun.Of("solve", open, "--iterations", "0", "--start", start, "--json");
        Assert.Equal((ExitCode.Done, 3), (run.ExitCode, run.Json.GetProperty("vehicles").GetInt32()));
        Assert.DoesNotContain("remark", run.Error, StringComparison.Ordinal);

        ToolRun limited = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "0", "--start", start, "--json");
        Assert.Equal((ExitCode.Done, 2), (limited.ExitCode, limited.Json.GetProperty("vehicles").GetInt32()));
        Assert.Contains("start.sol has 3 routes, the fleet 2 vehicles; stops on routes beyond are placed anew", limited.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_is_told_by_its_bytes_and_one_cut_off_is_refused()
    {
        byte[] packed = Pack(File.ReadAllText(SmallInstances.Solomon(_scratch)));
        File.WriteAllBytes(_scratch["packed"], packed);
        File.WriteAllBytes(_scratch["cut"], packed[..^20]);
        Assert.Equal(ExitCode.Done, ToolRun.Of("solve", _scratch["packed"], "--iterations", "5").ExitCode);
        ToolRun cut = ToolRun.Of("solve", _scratch["cut"], "--iterations", "5");
        Assert.Equal(ExitCode.Refused, cut.ExitCode);
        Assert.Contains("cut: found", cut.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_with_any_byte_changed_is_read_or_refused()
    {
        byte[] packed = Pack(File.ReadAllText(SmallInstances.Solomon(_scratch)));
        for (int at = 2; at < packed.Length; at++)
        {
            byte[] broken = [.. packed];
            broken[at] ^= 0x55;
            File.WriteAllBytes(_scratch["broken"], broken);
            try
            {
                Assert.NotEmpty(PackedFile.Read(_scratch["broken"], "a problem"));
            }
            catch (FormatException refused)
            {
                Assert.Contains("broken: found", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("solve")]
    [InlineData("solve", "x", "--time", "0")]
    [InlineData("solve", "x", "--cpu", "ten")]
    [InlineData("solve", "x", "--iterations", "-1")]
    [InlineData("solve", "x", "--format", "tsplib")]
    [InlineData("check", "x")]
    public void A_wrong_command_line_ends_with_2(params string[] args) => Assert.Equal(ExitCode.Usage, ToolRun.Of(args).ExitCode);

    [Fact]
    public void A_file_of_another_format_than_asked_for_is_refused_with_the_line()
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--format", "vrplib");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("tiny.txt:1: found 'tiny'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void C101_from_the_published_file_costs_827_point_3()
    {
        string path = SharedData.Require("bench/solomon/C101.txt");
        Assert.Equal("827.3", ToolRun.Of("solve", path, "--iterations", "2000", "--json").Json.GetProperty("cost").GetRawText());
    }

    [Fact]
    public void An_electric_plan_names_its_stations_and_passes_check()
    {
        string problem = SmallInstances.Electric(_scratch);
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "200", "--json", "-o", _scratch["plan.json"]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(("50", 2), (run.Json.GetProperty("cost").GetRawText(), run.Json.GetProperty("vehicles").GetInt32()));
        Assert.Equal(["7", "9"], run.Json.GetProperty("routes").EnumerateArray().Select(route => Assert.Single(route.EnumerateArray()).GetRawText()).Order());
        Assert.Contains(run.Json.GetProperty("stops").EnumerateArray(), route => route.EnumerateArray().Any(stop => stop.GetString() == "S1"));
        Assert.Equal(ExitCode.Done, ToolRun.Of("check", problem, _scratch["plan.json"]).ExitCode);
    }

    [Theory]
    [InlineData("lilim/lc101.txt", 10, 828.94)]
    [InlineData("evrptw/c101C5.txt", 2, 257.75)]
    public void A_published_instance_of_a_family_that_counts_vehicles_first_is_solved_and_checked(string name, int vehicles, double cost)
    {
        string problem = SharedData.Require("bench/" + name);
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "3000", "--json", "-o", _scratch["plan.json"]);
        Assert.Equal((ExitCode.Done, vehicles), (run.ExitCode, run.Json.GetProperty("vehicles").GetInt32()));
        Assert.Equal(cost, run.Json.GetProperty("cost").GetDouble(), 0.005);
        Assert.Equal(ExitCode.Done, ToolRun.Of("check", problem, _scratch["plan.json"]).ExitCode);
    }

    private static byte[] Pack(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
