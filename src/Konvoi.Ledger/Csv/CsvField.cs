namespace Konvoi.Ledger;

/// <summary>Where a field's text lies, without its outer quotes. With escapes, each inner quote is still doubled.</summary>
internal readonly record struct CsvField(int Start, int Length, bool HasEscapes)
{
    public string TextIn(string text)
    {
        string raw = text.Substring(Start, Length);
        return HasEscapes ? raw.Replace("\"\"", "\"", StringComparison.Ordinal) : raw;
    }
}
