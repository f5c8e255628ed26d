namespace Konvoi.Ledger;

/// <summary>The weakest kind that a figure rests on and the keys of the facts that are that weak, sorted.</summary>
public sealed record WeakestFacts(FactKind Kind, IReadOnlyList<string> Keys)
{
    public bool Equals(WeakestFacts? other) =>
        other is not null && Kind == other.Kind && Keys.SequenceEqual(other.Keys, StringComparer.Ordinal);

    public override int GetHashCode() => ((int)Kind * 1009) + Keys.Count;
}
