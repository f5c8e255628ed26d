namespace Konvoi.Fleet;

/// <summary>Where an assist request stands.</summary>
public enum AssistStage
{
    AwaitingAdvice,
    Queued,
    WithOperator,
    OnSite,
    Released,
    Closed,
}
