using System.Numerics;

namespace Konvoi.Shared;

/// <summary>
/// Seeded randomness in integers only, so that a seed gives the same day on every machine. A consumer takes its own
/// stream with <see cref="Fork(string)"/>: adding one consumer never shifts the draws of another.
/// Generator: xoshiro256** (Blackman and Vigna, 2018), state filled by SplitMix64.
/// </summary>
internal sealed class Rng
{
    private readonly ulong _seed;
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Rng(ulong seed)
    {
        _seed = seed;
        _a = StableHash.Mix(seed);
        _b = StableHash.Mix(_a);
        _c = StableHash.Mix(_b);
        _d = StableHash.Mix(_c);
    }

    /// <summary>An independent stream that depends on this one's seed and the name, not on the draws made so far.</summary>
    public Rng Fork(string name) => new(StableHash.Mix(_seed, StableHash.Of(name)));

    public Rng Fork(string name, long index) => new(StableHash.Mix(StableHash.Mix(_seed, StableHash.Of(name)), (ulong)index));

    public ulong NextULong()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, bound). The bias of the multiply-shift is below 2^-32 for the bounds used here.</summary>
    public int Next(int bound)
    {
        Check.Debug(bound > 0);
        return (int)Math.BigMul(NextULong(), (ulong)bound, out _);
    }

    /// <summary>Uniform in [0, bound).</summary>
    public long NextLong(long bound)
    {
        Check.Debug(bound > 0);
        return (long)Math.BigMul(NextULong(), (ulong)bound, out _);
    }

    /// <summary>Uniform in [from, to], both ends included.</summary>
    public int Range(int from, int to) => from + Next(to - from + 1);

    /// <summary>True with the given chance in parts per million.</summary>
    public bool Chance(int partsPerMillion) => Next(1_000_000) < partsPerMillion;

    /// <summary>Exponential with the given mean, rounded down; the inverse of the distribution function in fixed point.</summary>
    public long Exponential(long mean)
    {
        ulong minusLn = MinusLnQ32(NextULong() | 1);
        return (long)(((UInt128)(ulong)mean * minusLn) >> 32);
    }

    /// <summary>
    /// Lognormal with the given median; <paramref name="sigmaMilli"/> is the standard deviation of the logarithm in
    /// thousandths. The normal draw is a sum of twelve uniforms, good to about three standard deviations.
    /// </summary>
    public long LogNormal(long median, int sigmaMilli)
    {
        long sum = -6L << 32;
        for (int i = 0; i < 12; i++)
        {
            sum += (long)(NextULong() >> 32);
        }

        // exp(sigma z) = 2^(sigma z / ln 2); 1 / ln 2 = 1.4426950408889634 in Q32.
        Int128 exponentQ32 = ((Int128)sum * sigmaMilli / 1000 * 6196328019L) >> 32;
        return ScaleByPowerOfTwo(median, (long)exponentQ32);
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>-ln(u / 2^64) in Q32, by the squaring method for the binary logarithm.</summary>
    private static ulong MinusLnQ32(ulong u)
    {
        int zeros = BitOperations.LeadingZeroCount(u);
        ulong mantissa = u << zeros; // in [2^63, 2^64), read as [1, 2)
        ulong fraction = 0;
        for (int bit = 31; bit >= 0; bit--)
        {
            ulong high = Math.BigMul(mantissa, mantissa, out ulong low);
            if ((high >> 63) != 0)
            {
                fraction |= 1UL << bit;
                mantissa = high;
            }
            else
            {
                mantissa = (high << 1) | (low >> 63);
            }
        }

        ulong minusLog2 = ((ulong)(zeros + 1) << 32) - fraction;
        return (ulong)(((UInt128)minusLog2 * 2977044472UL) >> 32); // ln 2 in Q32
    }

    private static long ScaleByPowerOfTwo(long value, long exponentQ32)
    {
        int whole = (int)(exponentQ32 >> 32);
        uint fraction = (uint)exponentQ32;
        Int128 scaled = (Int128)value << 16;
        for (int bit = 0; bit < RootsOfTwoQ32.Length; bit++)
        {
            if ((fraction & (0x8000_0000u >> bit)) != 0)
            {
                scaled = (scaled * RootsOfTwoQ32[bit]) >> 32;
            }
        }

        scaled = whole >= 0 ? scaled << Math.Min(whole, 40) : scaled >> Math.Min(-whole, 80);
        return (long)(scaled >> 16);
    }

    /// <summary>2^(1/2), 2^(1/4), ... in Q32.</summary>
    private static readonly long[] RootsOfTwoQ32 =
    [
        6074001000, 5107605667, 4683695048, 4485121744, 4389014833, 4341736423, 4318288544, 4306612134,
        4300785774, 4297875550, 4296421177, 4295694175, 4295330720, 4295149004, 4295058149, 4295012722,
    ];
}
