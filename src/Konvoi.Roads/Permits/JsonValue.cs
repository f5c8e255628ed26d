using System.Globalization;
using System.Text.Json;

namespace Konvoi.Roads;

/// <summary>
/// A JSON value that knows its path and its line, so that whatever is wrong with a file can be said with its place.
/// Comments and trailing commas are allowed; a key given twice is not.
/// </summary>
internal sealed class JsonValue
{
    private readonly string _fileName;
    private readonly string _path;
    private readonly int _line;
    private readonly JsonTokenType _kind;
    private readonly string _text = "";
    private readonly List<(string Name, JsonValue Value)> _members = [];
    private readonly List<JsonValue> _items = [];

    private JsonValue(ref Utf8JsonReader reader, Source source, string path)
    {
        _fileName = source.FileName;
        _path = path;
        _line = source.LineOf(reader.TokenStartIndex);
        _kind = reader.TokenType;
        switch (_kind)
        {
            case JsonTokenType.StartObject:
                ReadMembers(ref reader, source);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    _items.Add(new JsonValue(ref reader, source, $"{path}[{_items.Count}]"));
                }

                break;
            case JsonTokenType.String:
                _text = reader.GetString() ?? "";
                break;
            default:
                _text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }
    }

    public static JsonValue Parse(ReadOnlySpan<byte> json, string fileName)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        json = json.StartsWith(byteOrderMark) ? json[3..] : json;
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(json, options);
        try
        {
            reader.Read();
            var root = new JsonValue(ref reader, new Source(json.ToArray(), fileName), "$");
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{fileName}:{(e.LineNumber ?? 0) + 1}: found broken JSON, expected valid JSON ({e.Message})", e);
        }
        catch (InvalidOperationException e)
        {
            // What the reader throws for text that is no UTF-8 or holds half a surrogate pair.
            throw new FormatException($"{fileName}: found text that is no valid UTF-8, expected UTF-8", e);
        }
    }

    public JsonValue Required(string name)
    {
        Require(JsonTokenType.StartObject, "an object");
        foreach ((string key, JsonValue value) in _members)
        {
            if (key == name)
            {
                return value;
            }
        }

        throw Wrong($"no \"{name}\"", $"an object with \"{name}\"");
    }

    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        Require(JsonTokenType.StartObject, "an object");
        foreach ((string key, JsonValue value) in _members)
        {
            if (!names.Contains(key))
            {
                throw value.Wrong($"the unknown property \"{key}\"", $"one of {string.Join(", ", names)}");
            }
        }
    }

    public IReadOnlyList<JsonValue> Items()
    {
        Require(JsonTokenType.StartArray, "a list");
        return _items;
    }

    /// <summary>A text that is not empty.</summary>
    public string Text()
    {
        Require(JsonTokenType.String, "a text");
        return _text.Length > 0 ? _text : throw Wrong("an empty text", "some text");
    }

    public double Number(double from, double to)
    {
        Require(JsonTokenType.Number, "a number");
        return double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= from && value <= to
            ? value
            : throw Wrong(_text, $"a number from {from} to {to}");
    }

    public long WholeNumber(long from, long to)
    {
        Require(JsonTokenType.Number, "a whole number");
        return long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= from && value <= to
            ? value
            : throw Wrong(_text, $"a whole number from {from} to {to}");
    }

    public FormatException Wrong(string found, string expected) =>
        new($"{_fileName}: {_path} (line {_line}): found {found}, expected {expected}");

    private void Require(JsonTokenType kind, string expected)
    {
        if (_kind != kind)
        {
            throw Wrong(
                _kind switch
                {
                    JsonTokenType.StartObject => "an object",
                    JsonTokenType.StartArray => "a list",
                    JsonTokenType.String => $"the text \"{_text}\"",
                    _ => _text,
                },
                expected);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, Source source)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString() ?? "";
            reader.Read();
            var value = new JsonValue(ref reader, source, $"{_path}.{name}");
            if (_members.Exists(member => member.Name == name))
            {
                throw value.Wrong($"\"{name}\" a second time", "each key once");
            }

            _members.Add((name, value));
        }
    }

    /// <summary>Counts lines as the reader moves on; tokens come in order.</summary>
    private sealed class Source(byte[] json, string fileName)
    {
        private int _counted;
        private int _line = 1;

        public string FileName => fileName;

        public int LineOf(long index)
        {
            for (; _counted < index; _counted++)
            {
                _line += json[_counted] == '\n' ? 1 : 0;
            }

            return _line;
        }
    }
}
