using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class FeatureVerificationTests
{
    private const int Problems = 60;

    public static TheoryData<string> Features => [.. FeatureProblems.All.Keys];

    /// <summary>Brute force shares no code with the verifier: a difference is a fault of one of the two.</summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void The_verifier_finds_nothing_in_a_brute_force_optimum(string feature)
    {
        int used = 0;
        int solved = 0;
        for (ulong seed = 0; seed < Problems / 3; seed++)
        {
            Problem problem = FeatureProblems.All[feature].Draw(seed);
            if (BruteForce.Optimum(problem) is { } optimum)
            {
                string text = string.Join('\n', Verifier.Check(problem, optimum));
                Assert.True(text.Length == 0, $"{feature}, seed {seed}:\n{text}");
                solved++;
                used += FeatureProblems.All[feature].IsUsed(problem, optimum) ? 1 : 0;
            }
        }

        Assert.True(solved >= Problems / 3 * 9 / 10, $"{feature}: only {solved} problems have a solution");
        Assert.True(used >= solved / 4, $"{feature}: only {used} of {solved} optima turn on it");
    }

    [Fact]
    public void The_verifier_finds_nothing_in_a_brute_force_optimum_of_all_features_at_once()
    {
        for (ulong seed = 0; seed < 80; seed++)
        {
            Problem problem = RandomProblems.MakeRich(2 + (int)(seed % 3), 2, seed, tiny: true);
            Solution? optimum = BruteForce.Optimum(problem);
            Assert.True(optimum is not null, $"seed {seed}: no solution, though its frozen parts can be driven");
            string text = string.Join('\n', Verifier.Check(problem, optimum));
            Assert.True(text.Length == 0, $"seed {seed}:\n{text}");
        }
    }
}
