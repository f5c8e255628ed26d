using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Konvoi.Shared;

/// <summary>
/// Assertions that stay on. <see cref="That"/> guards public boundaries in every build; <see cref="Debug"/> guards
/// loops and vanishes from Release. A failure is a fault of the program, never of its input.
/// </summary>
internal static class Check
{
    public static void That(
        [DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition)
        {
            Fail(expression);
        }
    }

    [Conditional("DEBUG"), Conditional("CHECKS")]
    public static void Debug(
        [DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition)
        {
            Fail(expression);
        }
    }

    [DoesNotReturn]
    private static void Fail(string expression) => throw new InvalidOperationException($"Check failed: {expression}");
}
