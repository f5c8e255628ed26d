using Konvoi.Simulation;

namespace Konvoi.Cli;

internal sealed record LoadedScenario(ScenarioFile Scenario, ScenarioInputs Inputs);
