using System.Globalization;
using System.Text;

namespace Konvoi.Cli;

/// <summary>Builds CSV as RFC 4180 has it, with line feeds.</summary>
internal sealed class CsvLines
{
    private readonly StringBuilder _text = new();
    private bool _atStart = true;

    public CsvLines(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
        {
            Add(column);
        }

        EndLine();
    }

    public CsvLines Add(string? field)
    {
        Separate();
        bool quoted = field is not null && field.AsSpan().IndexOfAny("\",\n\r") >= 0;
        _text.Append(quoted ? $"\"{field!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
        return this;
    }

    public CsvLines Add(long number)
    {
        Separate();
        _text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>A time of day; empty when it never came.</summary>
    public CsvLines AddClock(long? ms) => Add(ms is { } known ? DayTime.Clock(known) : string.Empty);

    public void EndLine()
    {
        _text.Append('\n');
        _atStart = true;
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (!_atStart)
        {
            _text.Append(',');
        }

        _atStart = false;
    }
}
