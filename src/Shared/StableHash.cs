namespace Konvoi.Shared;

/// <summary>Hashes that are the same in every process and on every machine, unlike <c>string.GetHashCode</c>.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 code units, low byte first.</summary>
    public static ulong Of(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (char unit in text)
        {
            hash = (hash ^ (byte)unit) * 0x100000001b3;
            hash = (hash ^ (byte)(unit >> 8)) * 0x100000001b3;
        }

        return hash;
    }

    /// <summary>The SplitMix64 finaliser: every input bit reaches every output bit.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    public static ulong Mix(ulong a, ulong b) => Mix(a ^ Mix(b));
}
