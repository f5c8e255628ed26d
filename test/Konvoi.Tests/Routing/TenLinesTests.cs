using System.Reflection;
using Konvoi.Tests.Repo;

namespace Konvoi.Tests.Routing;

/// <summary>The first program that a reader of the package's page writes, which is <c>samples/routing</c>.</summary>
public class TenLinesTests
{
    private static string Program => Text("samples/routing/Program.cs");

    [Fact]
    public void A_newcomer_solves_a_problem_in_ten_lines()
    {
        Assert.InRange(Program.Split('\n').Count(line => line.Trim() is { Length: > 1 }), 10, 15);
        TextWriter console = Console.Out;
        using StringWriter printed = new();
        try
        {
            Console.SetOut(printed);
            Assembly.Load("Konvoi.Sample.Routing").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        string[] trips = printed.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, trips.Length);
        Assert.Equal(["stop 1", "stop 2", "stop 3"], trips.SelectMany(trip => trip.Split(", ")).Order());
    }

    [Fact]
    public void The_page_of_the_package_shows_the_program_word_for_word() =>
        Assert.Contains("```csharp\n" + Program + "```\n", Text("src/Konvoi.Routing/README.md"), StringComparison.Ordinal);

    private static string Text(string path) => File.ReadAllText(Path.Combine(Checkout.Root, path)).ReplaceLineEndings("\n");
}
