using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Konvoi.Routing;

/// <summary>A value in a JSON file that knows its line and its path, so that every complaint names the place.</summary>
internal readonly record struct JsonAt
{
    private const int LongestQuote = 40;
    private const double LargestNumber = 1e15;

    private readonly JsonElement _value;
    private readonly Source _source;

    private JsonAt(JsonElement value, string path, Source source)
    {
        _value = value;
        _source = source;
        Path = path;
    }

    /// <summary>The whole of a file, and the line on which it begins.</summary>
    private sealed record Source(string File, JsonElement Root, int FirstLine);

    /// <summary>From $ on.</summary>
    public string Path { get; }

    /// <summary>File, line and path, as messages begin; counts the lines up to the value.</summary>
    public string Where => $"{_source.File}:{Line}: {Path}";

    /// <summary>From 1; where the value begins. A value is a piece of the text of its root.</summary>
    private int Line
    {
        get
        {
            ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(_source.Root);
            text.Overlaps(JsonMarshal.GetRawUtf8Value(_value), out int at);
            return _source.FirstLine + NewLines(text[..at]);
        }
    }

    public JsonValueKind Kind => _value.ValueKind;

    /// <exception cref="FormatException">Not one JSON object.</exception>
    public static JsonAt Parse(ReadOnlySpan<byte> bytes, string file)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = bytes.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
        if (!Utf8.IsValid(text))
        {
            throw new FormatException($"{file}:{1 + NewLines(text[..ValidBytes(text)])}: found bytes that are not UTF-8, expected a JSON object");
        }

        try
        {
            RequireTexts(text, file);
            Utf8JsonReader reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
            reader.Read();
            int firstLine = 1 + NewLines(text[..(int)reader.TokenStartIndex]);
            JsonElement root = JsonElement.ParseValue(ref reader);
            if (reader.Read())
            {
                throw new JsonException("more after the end");
            }

            JsonAt whole = new(root, "$", new Source(file, root, firstLine));
            return root.ValueKind == JsonValueKind.Object ? whole : throw whole.Wrong("a JSON object");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{file}:{(broken.LineNumber ?? 0) + 1}: found broken JSON ({broken.Message}), expected an object", broken);
        }
    }

    /// <summary>An escape may stand for half a character; such a text cannot be read as one.</summary>
    private static void RequireTexts(ReadOnlySpan<byte> text, string file)
    {
        Utf8JsonReader reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            try
            {
                _ = reader.ValueIsEscaped ? reader.GetString() : null;
            }
            catch (InvalidOperationException broken)
            {
                int line = 1 + NewLines(text[..(int)reader.TokenStartIndex]);
                throw new FormatException($"{file}:{line}: found a text with half a character, expected whole ones", broken);
            }
        }
    }

    /// <summary>A property that is there and not null.</summary>
    public JsonAt? Find(string name) =>
        Require(JsonValueKind.Object, "an object")._value.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonAt(value, $"{Path}.{name}", _source)
            : null;

    public JsonAt Get(string name, string expected) => Find(name) ?? throw new FormatException($"{Where}.{name}: found nothing, expected {expected}");

    public IEnumerable<(string Name, JsonAt Value)> Properties()
    {
        foreach (JsonProperty property in Require(JsonValueKind.Object, "an object")._value.EnumerateObject())
        {
            yield return (property.Name, new JsonAt(property.Value, $"{Path}.{property.Name}", _source));
        }
    }

    public int Length() => Require(JsonValueKind.Array, "an array")._value.GetArrayLength();

    public IEnumerable<JsonAt> Items()
    {
        int index = 0;
        foreach (JsonElement item in Require(JsonValueKind.Array, "an array")._value.EnumerateArray())
        {
            yield return new JsonAt(item, $"{Path}[{index++}]", _source);
        }
    }

    /// <summary>The items of an array that may be missing.</summary>
    public IEnumerable<JsonAt> ItemsOf(string name) => Find(name)?.Items() ?? [];

    public string Text(string expected = "a text") => Kind == JsonValueKind.String ? _value.GetString()! : throw Wrong(expected);

    public double Number(double least, double most, string expected) =>
        Kind == JsonValueKind.Number && _value.TryGetDouble(out double value) && Math.Abs(value) <= LargestNumber && value >= least && value <= most
            ? value
            : throw Wrong(expected);

    public decimal Decimal(string expected) =>
        Kind == JsonValueKind.Number && _value.TryGetDecimal(out decimal value) ? value : throw Wrong(expected);

    public long Whole(long least, long most)
    {
        double value = Number(least, most, $"a whole number from {least} to {most}");
        return Math.Floor(value) == value ? (long)value : throw Wrong($"a whole number from {least} to {most}");
    }

    public bool IsNull => Kind == JsonValueKind.Null;

    public FormatException Wrong(string expected) => new($"{Where}: found {Describe(_value)}, expected {expected}");

    /// <summary>A complaint about what only several values show together.</summary>
    public FormatException Wrong(string found, string expected) => new($"{Where}: found {found}, expected {expected}");

    private static int ValidBytes(ReadOnlySpan<byte> text)
    {
        int valid = 0;
        while (Rune.DecodeFromUtf8(text[valid..], out _, out int length) == OperationStatus.Done)
        {
            valid += length;
        }

        return valid;
    }

    private static int NewLines(ReadOnlySpan<byte> text) => text.Count((byte)'\n');

    private JsonAt Require(JsonValueKind kind, string expected) => Kind == kind ? this : throw Wrong(expected);

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.Undefined => "nothing",
        _ when value.GetRawText() is { Length: > LongestQuote } text => text[..LongestQuote] + "…",
        _ => value.GetRawText(),
    };
}
