using System.Globalization;
using System.Text;

namespace Konvoi.Routing;

/// <summary>Walks the lines of a text that are not blank, reads what stands on them, and says where when something is wrong.</summary>
internal ref struct LineReader
{
    private const int LongestQuote = 40;
    private const double LargestNumber = 1e12;

    private readonly ReadOnlySpan<byte> _text;
    private ReadOnlySpan<byte> _rest;
    private int _next;
    private int _nextLine = 1;

    /// <param name="text">UTF-8; only ASCII carries meaning.</param>
    /// <param name="file">The name that messages begin with.</param>
    public LineReader(ReadOnlySpan<byte> text, string file)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        _text = text.StartsWith(byteOrderMark) ? text[byteOrderMark.Length..] : text;
        File = file;
    }

    public string File { get; }

    /// <summary>Number of the line, from 1; of the last one at the end.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>File and line, as messages begin.</summary>
    public readonly string Where => $"{File}:{Line}";

    /// <summary>What stands on the line, without blanks at its ends; empty at the end of the text.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Bytes after this line.</summary>
    public readonly int Remaining => _text.Length - _next;

    /// <summary>Whether the line begins as a number does.</summary>
    public readonly bool IsNumeric => Text.Length > 0 && (char.IsAsciiDigit((char)Text[0]) || Text[0] is (byte)'-' or (byte)'+' or (byte)'.');

    /// <summary>Goes to the next line that is not blank; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            ReadOnlySpan<byte> ahead = _text[_next..];
            int end = ahead.IndexOfAny((byte)'\n', (byte)'\r');
            int length = end < 0 ? ahead.Length : end;
            bool isTwoBytes = end >= 0 && end + 1 < ahead.Length && ahead[end] == '\r' && ahead[end + 1] == '\n';
            _next += length + (end < 0 ? 0 : isTwoBytes ? 2 : 1);
            Line = _nextLine++;
            Text = ahead[..length].Trim(" \t\0"u8);
            if (Text.Length > 0)
            {
                _rest = Text;
                return true;
            }
        }

        Text = _rest = default;
        return false;
    }

    /// <summary>The next word of the line; false at its end.</summary>
    public bool NextWord(out ReadOnlySpan<byte> word)
    {
        _rest = _rest.TrimStart(" \t"u8);
        int end = _rest.IndexOfAny((byte)' ', (byte)'\t');
        word = end < 0 ? _rest : _rest[..end];
        _rest = _rest[word.Length..];
        return word.Length > 0;
    }

    /// <summary>Reads the words left on the line as numbers, as many as <paramref name="into"/> holds, no more and no fewer.</summary>
    public void Numbers(scoped Span<double> into, string expected)
    {
        int count = 0;
        while (NextWord(out ReadOnlySpan<byte> word))
        {
            if (count == into.Length)
            {
                throw Wrong($"more than {into.Length} columns", expected);
            }

            into[count++] = Number(word, expected);
        }

        if (count < into.Length)
        {
            throw Wrong($"{count} columns", expected);
        }
    }

    public readonly double Number(scoped ReadOnlySpan<byte> word, string expected) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= LargestNumber
            ? value
            : throw Wrong($"'{Quote(word)}'", expected);

    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    public readonly long Whole(double value, long least, string what) =>
        value >= least && Math.Floor(value) == value ? (long)value : throw Wrong($"{what} {Show(value)}", $"a whole number of at least {least}");

    public readonly int WholeInt(double value, int least, string what) =>
        Whole(value, least, what) is <= int.MaxValue and var whole ? (int)whole : throw Wrong($"{what} {Show(value)}", $"at most {int.MaxValue}");

    /// <summary>A number that is not negative.</summary>
    public readonly double NotNegative(double value, string what) =>
        value >= 0 ? value : throw Wrong($"{what} {Show(value)}", "0 or more");

    /// <summary>The complaint: where, what was found, what was expected.</summary>
    public readonly FormatException Wrong(string found, string expected) => new($"{Where}: found {found}, expected {expected}");

    public readonly FormatException WrongLine(string expected) =>
        Wrong(Text.Length == 0 ? "the end of the file" : $"'{Quote(Text)}'", expected);

    public static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Quote(ReadOnlySpan<byte> text) =>
        text.Length <= LongestQuote ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..LongestQuote]) + "…";
}
