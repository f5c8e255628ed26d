using Konvoi.Compute;
using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>The pool of a scenario: which model lies how on which cards, and the work of others.</summary>
internal sealed class PoolBuilder(ScenarioFile scenario, ComputeCatalog catalog, ScenarioFaults faults)
{
    /// <summary>A bound against slips of the keyboard: 86 million requests a day.</summary>
    private const double MostRequestsPerSecond = 1_000;

    /// <summary>What the performance of the pool and the origin of its chips rest on.</summary>
    public FactSet Facts { get; private set; } = FactSet.Empty;

    public PoolModel Build(List<string> warnings)
    {
        List<PoolUnit> units = [];
        for (int i = 0; i < scenario.Pool.Count; i++)
        {
            PoolFile unit = scenario.Pool[i];
            if (!catalog.TryChip(unit.Chip, out Chip? chip, out string? whyNot))
            {
                throw faults.At($"pool[{i}].chip", $"'{unit.Chip}'", whyNot);
            }

            if (!catalog.TryModel(unit.Model, out ModelSpec? model, out whyNot))
            {
                throw faults.At($"pool[{i}].model", $"'{unit.Model}'", whyNot);
            }

            PlacementResult fit = Placements.Fit(chip, faults.Positive(unit.Cards, $"pool[{i}].cards"), model);
            units.Add(new PoolUnit($"{unit.Cards} x {unit.Chip}", fit));
            if (fit.Fits)
            {
                Facts = Facts.Union(new PerformanceModel(fit.Placement).Facts).Union(FactSet.Of(chip.Domestic));
            }
            else
            {
                warnings.Add($"{unit.Cards} x {unit.Chip} answer nothing: {fit.Refusal}");
            }
        }

        if (scenario.PoolBackground is { } load)
        {
            faults.Between(load.RequestsPerSecond, 0, MostRequestsPerSecond, "poolBackground.requestsPerSecond");
            faults.Positive(load.PromptTokens, "poolBackground.promptTokens");
            faults.Positive(load.OutputTokens, "poolBackground.outputTokens");
        }

        return new PoolModel(units, scenario.PoolChoice, scenario.PoolBackground);
    }
}
