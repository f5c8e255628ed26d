namespace Konvoi.Ledger;

/// <summary>What became of the vans that asked for help.</summary>
public sealed record AssistTally
{
    public required long Requests { get; init; }

    /// <summary>Requests whose van tried a model's advice that no person had seen.</summary>
    public required long AdviceTried { get; init; }

    /// <summary>Those of them where it did not help.</summary>
    public required long WrongAdvice { get; init; }

    /// <summary>Requests closed by advice alone.</summary>
    public required long ResolvedByAdvice { get; init; }

    /// <summary>Requests that an operator at the desk handled.</summary>
    public required long HandledByPerson { get; init; }

    /// <summary>Requests for which somebody drove out.</summary>
    public required long OnSite { get; init; }

    public required FactSet RestsOn { get; init; }
}
