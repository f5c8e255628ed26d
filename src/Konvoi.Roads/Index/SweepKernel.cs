using System.Runtime.Intrinsics;

namespace Konvoi.Roads;

/// <summary>
/// The two inner loops of a matrix, for sixteen sources at a time: labels lie in rows of sixteen. Each loop stands here for vectors
/// of 512 bits, of 256 bits, and without vectors; all three give the same bits.
/// </summary>
internal static unsafe class SweepKernel
{
    /// <summary>Sources at a time.</summary>
    public const int Lanes = 16;

    /// <summary>Lowers the labels of the heads of a rank's edges by what its own labels and the edges come to.</summary>
    /// <param name="vectorBits">Which of the loops: 512, 256 or 0.</param>
    /// <param name="labels">All rows.</param>
    /// <param name="row">The rank's row.</param>
    /// <param name="heads">The rows that its edges lead to.</param>
    /// <param name="costs">What they cost.</param>
    /// <param name="count">How many they are.</param>
    public static void Push(int vectorBits, int* labels, int row, int* heads, long* costs, int count)
    {
        int* own = labels + ((long)row * Lanes);
        switch (vectorBits)
        {
            case 512:
                Vector512<int> label = Vector512.Load(own);
                for (int i = 0; i < count; i++)
                {
                    int* to = labels + ((long)heads[i] * Lanes);
                    Vector512.Min(Vector512.Load(to), label + Vector512.Create(CchWeights.Ms(costs[i]))).Store(to);
                }

                break;
            case 256:
                Vector256<int> left = Vector256.Load(own);
                Vector256<int> right = Vector256.Load(own + 8);
                for (int i = 0; i < count; i++)
                {
                    int* to = labels + ((long)heads[i] * Lanes);
                    Vector256<int> weight = Vector256.Create(CchWeights.Ms(costs[i]));
                    Vector256.Min(Vector256.Load(to), left + weight).Store(to);
                    Vector256.Min(Vector256.Load(to + 8), right + weight).Store(to + 8);
                }

                break;
            default:
                for (int i = 0; i < count; i++)
                {
                    int* to = labels + ((long)heads[i] * Lanes);
                    for (int lane = 0; lane < Lanes; lane++)
                    {
                        to[lane] = Math.Min(to[lane], own[lane] + CchWeights.Ms(costs[i]));
                    }
                }

                break;
        }
    }

    /// <summary>Sets a row to the least of what it has and what comes over its edges from rows above.</summary>
    /// <param name="vectorBits">Which of the loops: 512, 256 or 0.</param>
    /// <param name="labels">All rows.</param>
    /// <param name="row">The row to set.</param>
    /// <param name="isLabelled">Whether the row holds labels already; otherwise it starts from none.</param>
    /// <param name="above">The rows that its edges come from.</param>
    /// <param name="weights">What they cost.</param>
    /// <param name="count">How many they are.</param>
    public static void Pull(int vectorBits, int* labels, int row, bool isLabelled, int* above, int* weights, int count)
    {
        int* own = labels + ((long)row * Lanes);
        switch (vectorBits)
        {
            case 512:
                Vector512<int> label = isLabelled ? Vector512.Load(own) : Vector512.Create(CchWeights.NoneMs);
                for (int i = 0; i < count; i++)
                {
                    label = Vector512.Min(label, Vector512.Load(labels + ((long)above[i] * Lanes)) + Vector512.Create(weights[i]));
                }

                label.Store(own);
                break;
            case 256:
                Vector256<int> left = isLabelled ? Vector256.Load(own) : Vector256.Create(CchWeights.NoneMs);
                Vector256<int> right = isLabelled ? Vector256.Load(own + 8) : Vector256.Create(CchWeights.NoneMs);
                for (int i = 0; i < count; i++)
                {
                    int* from = labels + ((long)above[i] * Lanes);
                    Vector256<int> weight = Vector256.Create(weights[i]);
                    left = Vector256.Min(left, Vector256.Load(from) + weight);
                    right = Vector256.Min(right, Vector256.Load(from + 8) + weight);
                }

                left.Store(own);
                right.Store(own + 8);
                break;
            default:
                for (int lane = 0; lane < Lanes; lane++)
                {
                    own[lane] = isLabelled ? own[lane] : CchWeights.NoneMs;
                }

                for (int i = 0; i < count; i++)
                {
                    int* from = labels + ((long)above[i] * Lanes);
                    for (int lane = 0; lane < Lanes; lane++)
                    {
                        own[lane] = Math.Min(own[lane], from[lane] + weights[i]);
                    }
                }

                break;
        }
    }
}
