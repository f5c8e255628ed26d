using System.Text;
using CsCheck;
using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

/// <summary>Whatever happens to a file, reading it gives a problem or a complaint, never anything else.</summary>
public class MutationTests
{
    private static readonly string[] Tokens =
    [
        "NaN", "-1", "1e308", "99999999999999999999", "0", "", "\0", "-0.5", "1e-300", "2147483648", "Infinity", "/", ":", "\"", "[", "{", "null", "\n", "\r", " ", "é",
    ];

    private static readonly Gen<(int What, int At, int Length, int Token)[]> Edits =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 100_000], Gen.Int[0, 30], Gen.Int[0, Tokens.Length - 1]).Array[1, 5];

    public static TheoryData<ProblemFormat> Formats => [.. Enum.GetValues<ProblemFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_mutated_problem_is_read_or_refused(ProblemFormat format)
    {
        string text = SmallFiles.Of(format);
        Assert.Equal(format, SharedInstances.Parse(text).Format);
        Edits.Sample(edits => ReadsOrRefuses(Mutate(text, edits), format), iter: 4_000);
    }

    [Theory]
    [InlineData("Route #1: 1 2\nRoute #2: 3\nCost 12.8\n")]
    [InlineData("""{"cost": 12.8, "routes": [[1, 2], [3]], "unassigned": [{"stop": 2, "reason": "x"}], "stops": [["C1"]]}""")]
    public void A_mutated_solution_is_read_or_refused(string text)
    {
        ProblemFile problem = SharedInstances.Parse(SmallFiles.Of(ProblemFormat.Solomon));
        Edits.Sample(
            edits =>
            {
                try
                {
                    SolutionFile solution = SolutionReader.Read(Mutate(text, edits), "plan", problem);
                    Assert.NotNull(RouteSchedule.Solution(problem.Problem, solution.TripsOf(problem.Problem)));
                }
                catch (FormatException refused)
                {
                    Assert.StartsWith("plan", refused.Message, StringComparison.Ordinal);
                }
            },
            iter: 3_000);
    }

    private static void ReadsOrRefuses(byte[] bytes, ProblemFormat format)
    {
        foreach (ProblemFormat? asked in new ProblemFormat?[] { null, format })
        {
            try
            {
                Assert.NotEmpty(ProblemReader.Read(bytes, "file", asked).Problem.Vehicles);
            }
            catch (FormatException refused)
            {
                Assert.StartsWith("file", refused.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("System.", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Mutate(string text, (int What, int At, int Length, int Token)[] edits)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(text)];
        foreach ((int what, int at, int length, int token) in edits.Where(_ => bytes.Count > 0))
        {
            int from = at % bytes.Count;
            int count = Math.Min(length, bytes.Count - from);
            byte[] inserted = Encoding.UTF8.GetBytes(Tokens[token]);
            switch (what)
            {
                case 0:
                    bytes.RemoveRange(from, count);
                    break;
                case 1:
                    bytes.InsertRange(from, inserted);
                    break;
                case 2:
                    bytes[from] = (byte)at;
                    break;
                case 3:
                    bytes.RemoveRange(from, Math.Min(1, count));
                    bytes.InsertRange(from, inserted);
                    break;
                case 4:
                    bytes.InsertRange(from, bytes.GetRange(from, count));
                    break;
                default:
                    bytes.RemoveRange(from, (bytes.Count - from) / (1 + length));
                    break;
            }
        }

        return [.. bytes];
    }
}
