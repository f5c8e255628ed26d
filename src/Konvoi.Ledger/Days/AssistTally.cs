namespace Konvoi.Ledger;

/// <summary>What became of the vans that asked for help.</summary>
public sealed record AssistTally
{
    public required long Requests { get; init; }

    /// <summary>Requests to which a model gave advice, right or wrong, used or not.</summary>
    public required long AdviceGiven { get; init; }

    /// <summary>Advice that a person rejected or that had to be reversed.</summary>
    public required long WrongAdvice { get; init; }

    /// <summary>Requests closed by advice alone.</summary>
    public required long ResolvedByAdvice { get; init; }

    /// <summary>Requests that an operator at the desk handled.</summary>
    public required long HandledByPerson { get; init; }

    /// <summary>Requests for which somebody drove out.</summary>
    public required long OnSite { get; init; }

    /// <summary>Time that stuck vans stood in a lane, summed over vans.</summary>
    public required long BlockedLaneMs { get; init; }

    public required FactSet RestsOn { get; init; }
}
