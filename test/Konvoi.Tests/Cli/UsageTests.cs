using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

public class UsageTests
{
    [Fact]
    public void Help_lists_the_verbs_that_work_and_no_others()
    {
        ToolRun run = ToolRun.Of("--help");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["check", "init", "roads", "run", "solve", "whatif"], VerbsIn(run.Out));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Help_of_roads_lists_its_verbs() =>
        Assert.Equal(["build", "info", "isochrone", "matrix", "route"], VerbsIn(ToolRun.Of("roads", "--help").Out));

    [Fact]
    public void The_version_is_data() => Assert.Matches(@"^\d+\.\d+\.\d+", ToolRun.Of("--version").Out);

    [Theory]
    [InlineData("fly")]
    [InlineData("run", "--seed", "x")]
    [InlineData("run", "--seed", "-1")]
    [InlineData("run", "--no-such-option")]
    [InlineData("run", "one", "two")]
    [InlineData("whatif", "--seeds", "4")]
    [InlineData("roads")]
    [InlineData("roads", "route", "porto.roads", "--from", "1,2")]
    [InlineData("init")]
    public void A_wrong_command_line_says_so_on_stderr_and_ends_with_2(params string[] args)
    {
        ToolRun run = ToolRun.Of(args);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("--help'.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> VerbsIn(string help) => help[help.IndexOf("Commands:", StringComparison.Ordinal)..]
        .Split('\n').Skip(1).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]).Order();
}
