namespace Konvoi.Bench.Routing;

/// <summary>Names in the order that a person expects: R1_2_8 before R1_2_10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => string.CompareOrdinal(Key(x), Key(y));

    /// <summary>The name with every number padded to the same width.</summary>
    private static string Key(string? name)
    {
        List<char> key = [];
        string text = name ?? "";
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1])))
            {
                int length = text.AsSpan(i).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - i;
                key.AddRange(Enumerable.Repeat('0', Math.Max(0, 8 - length)));
            }

            key.Add(text[i]);
        }

        return new string([.. key]);
    }
}
