namespace Konvoi.Compute;

/// <summary>A predicted time in microseconds: the expected value and the range that the figures below it allow.</summary>
public readonly record struct PredictedUs(long Value, long Lo, long Hi);
