namespace Konvoi.Fleet;

/// <summary>One call for help of one van, from the question to the van's going on.</summary>
public sealed class AssistRequest
{
    internal AssistRequest(AssistRequested opened)
    {
        Opened = opened;
    }

    public AssistRequested Opened { get; }

    public AssistStage Stage { get; internal set; }

    /// <summary>Seat that handles it while <see cref="AssistStage.WithOperator"/>; else -1.</summary>
    public int Seat { get; internal set; } = -1;

    /// <summary>Last release, while <see cref="ReleasedBy"/> is set; the answer time is this minus the time of the question.</summary>
    public long ReleasedMs { get; internal set; }

    /// <summary>Null while the van waits, and again when released advice did not help.</summary>
    public ReleasedBy? ReleasedBy { get; internal set; }

    /// <summary>A model's advice went to the van without a person.</summary>
    public bool TriedAdvice { get; internal set; }

    /// <summary>It reached an operator's seat.</summary>
    public bool SawOperator { get; internal set; }

    /// <summary>The van tried released advice and it did not help.</summary>
    public bool AdviceWasWrong { get; internal set; }
}
