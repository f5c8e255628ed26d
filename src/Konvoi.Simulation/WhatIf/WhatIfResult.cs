namespace Konvoi.Simulation;

/// <summary>Every KPI of the base and of each variant, over the same seeds.</summary>
/// <param name="Seeds">Common to base and variants: differences are taken seed by seed.</param>
public sealed record WhatIfResult(
    string Scenario, IReadOnlyList<ulong> Seeds, IReadOnlyList<BaseKpi> Base, IReadOnlyList<VariantResult> Variants);

/// <summary>A KPI of the unchanged scenario: mean and standard deviation over the seeds; null where a seed leaves it undefined.</summary>
public sealed record BaseKpi(string Name, string Title, string Unit, double? Mean, double? Deviation, string? Reason);

public sealed record VariantResult(string Name, string Block, string Value, IReadOnlyList<KpiEffect> Effects);

/// <summary>What a variant did to a KPI.</summary>
/// <param name="Mean">Mean of the KPI under the variant; null where undefined.</param>
/// <param name="Difference">Mean of the differences to the base, seed by seed.</param>
/// <param name="HalfWidth">Half of the 95 % interval of that mean (Student's t).</param>
/// <param name="DifferencePercent">Difference in percent of the base; null when the base is 0.</param>
/// <param name="Elasticity">Percent change of the KPI per percent change of the block; null where it has no meaning.</param>
/// <param name="Measurable">False: the interval holds 0, so the honest answer is "no measurable change".</param>
public sealed record KpiEffect(
    string Name, double? Mean, double? Difference, double? HalfWidth, double? DifferencePercent, double? Elasticity, bool Measurable);
