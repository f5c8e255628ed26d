namespace Konvoi.Cli;

/// <summary>Which scenario to take, as asked on the command line.</summary>
/// <param name="Path">A directory or file; null for the sample town.</param>
/// <param name="Settings">PATH=VALUE each, applied in order.</param>
/// <param name="Seed">In place of the scenario's own.</param>
internal sealed record ScenarioChoice(string? Path, IReadOnlyList<string> Settings, ulong? Seed);
