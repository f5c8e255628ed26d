using System.Diagnostics.CodeAnalysis;

namespace Konvoi.Compute;

/// <summary>The chips and models that a run knows, in file order. Immutable.</summary>
public sealed class ComputeCatalog
{
    private ComputeCatalog(IReadOnlyList<Chip> chips, IReadOnlyList<ModelSpec> models)
    {
        Chips = chips;
        Models = models;
    }

    public IReadOnlyList<Chip> Chips { get; }

    public IReadOnlyList<ModelSpec> Models { get; }

    /// <summary>
    /// Parses both files: chips in long form (<c>chip,field,value,lo,hi,unit,kind,source,note</c>, one row per figure),
    /// models one per row.
    /// </summary>
    /// <exception cref="FormatException">A row is wrong or a figure missing; the message names file and line.</exception>
    public static ComputeCatalog Parse(string chipsCsv, string chipsFile, string modelsCsv, string modelsFile) =>
        new(ChipTable.Parse(chipsCsv, chipsFile), ModelTable.Parse(modelsCsv, modelsFile));

    /// <summary>Finds a chip by its name in any letter case. The reason for not finding it lists the names that are known.</summary>
    public bool TryChip(string name, [NotNullWhen(true)] out Chip? chip, [NotNullWhen(false)] out string? reason)
    {
        chip = Chips.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        reason = chip is null ? $"no chip '{name}'; known are {string.Join(", ", Chips.Select(known => known.Name))}" : null;
        return chip is not null;
    }

    /// <summary>Finds a model by its name in any letter case. The reason for not finding it lists the names that are known.</summary>
    public bool TryModel(string name, [NotNullWhen(true)] out ModelSpec? model, [NotNullWhen(false)] out string? reason)
    {
        model = Models.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        reason = model is null ? $"no model '{name}'; known are {string.Join(", ", Models.Select(known => known.Name))}" : null;
        return model is not null;
    }
}
