using System.Numerics;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>A set of arcs of one network, one bit each. A metric copies what it takes from a set; later changes do not reach it.</summary>
public sealed class ArcSet : IEnumerable<int>
{
    private readonly ulong[] _bits;

    /// <summary>An empty set over the arcs [0, arcCount).</summary>
    public ArcSet(int arcCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arcCount);
        ArcCount = arcCount;
        _bits = new ulong[(arcCount + 63) / 64];
    }

    /// <summary>The number of arcs that the network has, not of those in the set.</summary>
    public int ArcCount { get; }

    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool Contains(int arc)
    {
        Check.That(arc >= 0 && arc < ArcCount);
        return (_bits[arc >> 6] >> arc & 1) != 0;
    }

    public void Add(int arc)
    {
        Check.That(arc >= 0 && arc < ArcCount);
        _bits[arc >> 6] |= 1UL << arc;
    }

    /// <summary>Adds every arc of the other set, which must be over the same network.</summary>
    public void Union(ArcSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Check.That(other.ArcCount == ArcCount);
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    /// <summary>Takes every arc of the other set out, which must be over the same network.</summary>
    public void Except(ArcSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Check.That(other.ArcCount == ArcCount);
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= ~other._bits[i];
        }
    }

    /// <summary>Another set with the same arcs.</summary>
    public ArcSet Copy()
    {
        var copy = new ArcSet(ArcCount);
        copy.Union(this);
        return copy;
    }

    /// <summary>The arcs of the set, ascending.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            for (ulong word = _bits[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
