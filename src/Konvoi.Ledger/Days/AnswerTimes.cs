namespace Konvoi.Ledger;

/// <summary>
/// How long each assist request waited for its answer, in milliseconds, with the low and high times that the ranges of the
/// chips give. Immutable; keeps sorted copies.
/// </summary>
public sealed class AnswerTimes
{
    private readonly long[] _valueMs;
    private readonly long[] _loMs;
    private readonly long[] _hiMs;

    /// <summary>One entry for each answered request in all three: lo &lt;= value &lt;= hi.</summary>
    public AnswerTimes(ReadOnlySpan<long> valueMs, ReadOnlySpan<long> loMs, ReadOnlySpan<long> hiMs, FactSet restsOn)
    {
        if (loMs.Length != valueMs.Length || hiMs.Length != valueMs.Length)
        {
            throw new ArgumentException("each answer needs a low, a middle and a high time", nameof(valueMs));
        }

        for (int i = 0; i < valueMs.Length; i++)
        {
            if (loMs[i] > valueMs[i] || valueMs[i] > hiMs[i])
            {
                throw new ArgumentException($"answer {i}: {valueMs[i]} ms does not lie in {loMs[i]} to {hiMs[i]}", nameof(valueMs));
            }
        }

        RestsOn = restsOn;
        _valueMs = Sorted(valueMs);
        _loMs = Sorted(loMs);
        _hiMs = Sorted(hiMs);
    }

    /// <summary>Times without a range, as people's answers have.</summary>
    public AnswerTimes(ReadOnlySpan<long> valueMs, FactSet restsOn)
        : this(valueMs, valueMs, valueMs, restsOn)
    {
    }

    public int Count => _valueMs.Length;

    public FactSet RestsOn { get; }

    /// <summary>
    /// The least time within which this share of the answers came (nearest rank). Sorting each column keeps low &lt;= middle
    /// &lt;= high, so the range holds for the quantile too.
    /// </summary>
    public (long ValueMs, long LoMs, long HiMs) Quantile(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        if (Count == 0)
        {
            throw new InvalidOperationException("no answers, no quantile");
        }

        int rank = (int)((((long)Count * percent) + 99) / 100) - 1;
        return (_valueMs[rank], _loMs[rank], _hiMs[rank]);
    }

    private static long[] Sorted(ReadOnlySpan<long> times)
    {
        long[] copy = times.ToArray();
        Array.Sort(copy);
        return copy;
    }
}
