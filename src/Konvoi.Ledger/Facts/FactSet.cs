using System.Collections;

namespace Konvoi.Ledger;

/// <summary>
/// The facts that a figure rests on, sorted by key, each once. Immutable; a union with a subset returns the set itself.
/// </summary>
public sealed class FactSet : IReadOnlyList<Fact>, IEquatable<FactSet>
{
    private readonly Fact[] _facts;

    private FactSet(Fact[] facts)
    {
        _facts = facts;
        FactKind kind = FactKind.Measured;
        foreach (Fact fact in facts)
        {
            kind = fact.Kind > kind ? fact.Kind : kind;
        }

        WeakestKind = kind;
    }

    /// <summary>Rests on nothing: an exact number.</summary>
    public static FactSet Empty { get; } = new([]);

    public int Count => _facts.Length;

    /// <summary>The weakest kind among the facts; <see cref="FactKind.Measured"/> for the empty set, which weakens nothing.</summary>
    public FactKind WeakestKind { get; }

    /// <summary>The facts that are of the weakest kind, by key.</summary>
    public WeakestFacts Weakest => new(WeakestKind, [.. _facts.Where(fact => fact.Kind == WeakestKind).Select(fact => fact.Key)]);

    public Fact this[int index] => _facts[index];

    /// <summary>These facts and, for the derived ones, all that they were derived from.</summary>
    public static FactSet Of(params IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        FactSet set = Empty;
        foreach (Fact fact in facts)
        {
            set = set.Union(fact.Inputs).Union(new FactSet([fact]));
        }

        return set;
    }

    public bool Contains(string key) => Find(key) >= 0;

    /// <summary>
    /// All facts of both. Where both hold a key (two books were mixed), the weaker kind wins: a doubt is never lost.
    /// </summary>
    public FactSet Union(FactSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other) || other.Count == 0)
        {
            return this;
        }

        if (Count == 0)
        {
            return other;
        }

        var merged = new List<Fact>(Count + other.Count);
        int mine = 0;
        int theirs = 0;
        bool sameAsMine = true;
        while (mine < Count || theirs < other.Count)
        {
            int order = mine == Count ? 1 : theirs == other.Count ? -1 : string.CompareOrdinal(_facts[mine].Key, other._facts[theirs].Key);
            bool takeTheirs = order > 0 || (order == 0 && other._facts[theirs].Kind > _facts[mine].Kind);
            merged.Add(takeTheirs ? other._facts[theirs] : _facts[mine]);
            sameAsMine &= !takeTheirs;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        return sameAsMine ? this : new FactSet([.. merged]);
    }

    public bool Equals(FactSet? other) => other is not null && _facts.AsSpan().SequenceEqual(other._facts);

    public override bool Equals(object? obj) => Equals(obj as FactSet);

    public override int GetHashCode() => Count;

    public override string ToString() => string.Join(';', _facts.Select(fact => fact.Key));

    public IEnumerator<Fact> GetEnumerator() => ((IEnumerable<Fact>)_facts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string key)
    {
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(_facts[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
