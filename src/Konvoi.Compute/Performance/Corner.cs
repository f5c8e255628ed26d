using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>Which end of every range a prediction takes.</summary>
internal enum Corner
{
    Expected,
    Fast,
    Slow,
}

internal static class CornerExtensions
{
    /// <summary>Of a figure that makes things faster as it grows: bandwidth, arithmetic, shares of them.</summary>
    public static double Rate(this Corner corner, Fact fact) =>
        corner switch { Corner.Expected => fact.Value, Corner.Fast => fact.Hi, _ => fact.Lo };

    /// <summary>Of a figure that makes things slower as it grows: overheads.</summary>
    public static double Overhead(this Corner corner, Fact fact) =>
        corner switch { Corner.Expected => fact.Value, Corner.Fast => fact.Lo, _ => fact.Hi };
}
