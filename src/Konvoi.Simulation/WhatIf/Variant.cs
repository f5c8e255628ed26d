namespace Konvoi.Simulation;

/// <summary>One change to a scenario, and how large it is.</summary>
/// <param name="Block">The block that varies: <c>chips</c>, <c>operators</c>, <c>assist</c>, <c>vans</c>.</param>
/// <param name="Value">As typed: <c>-H200-SXM</c>, <c>0.5x</c>, <c>3</c>.</param>
/// <param name="ChangePercent">Relative change of the block, for elasticities; null where a percentage has no meaning.</param>
/// <param name="Scenario">The scenario with the change made.</param>
public sealed record Variant(string Block, string Value, double? ChangePercent, ScenarioFile Scenario)
{
    public string Name => $"{Block}={Value}";
}
