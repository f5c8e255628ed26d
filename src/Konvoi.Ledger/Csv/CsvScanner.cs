using System.Buffers;

namespace Konvoi.Ledger;

/// <summary>Cuts the text into records and fields, counting lines; knows nothing of headers.</summary>
internal ref struct CsvScanner
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly ReadOnlySpan<char> _text;
    private readonly string _fileName;
    private int _position;
    private int _line = 1;

    public CsvScanner(ReadOnlySpan<char> text, string fileName)
    {
        _text = text;
        _fileName = fileName;
        _position = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    /// <summary>Appends the next record's fields; false at the end of the text.</summary>
    public bool ReadRecord(List<CsvField> fields, out int line)
    {
        while (TrySkipLineEnd())
        {
        }

        line = _line;
        if (_position == _text.Length)
        {
            return false;
        }

        do
        {
            bool quoted = _position < _text.Length && _text[_position] == '"';
            fields.Add(quoted ? ReadQuoted() : ReadPlain());
        }
        while (TrySkipComma());
        return true;
    }

    private CsvField ReadPlain()
    {
        int start = _position;
        int length = _text[start..].IndexOfAny(Special);
        _position = length < 0 ? _text.Length : start + length;
        if (_position < _text.Length && _text[_position] == '"')
        {
            throw Error("a quote inside a plain field", "the whole field in quotes, with each inner quote doubled");
        }

        return new CsvField(start, _position - start, HasEscapes: false);
    }

    private CsvField ReadQuoted()
    {
        int openedOn = _line;
        int start = ++_position;
        bool hasEscapes = false;
        while (true)
        {
            int next = _text[_position..].IndexOfAny('"', '\n');
            if (next < 0)
            {
                throw new FormatException($"{_fileName}:{openedOn}: found a quote that is never closed, expected a closing quote");
            }

            _position += next + 1;
            if (_text[_position - 1] == '\n')
            {
                _line++;
            }
            else if (_position < _text.Length && _text[_position] == '"')
            {
                hasEscapes = true;
                _position++;
            }
            else
            {
                return new CsvField(start, _position - 1 - start, hasEscapes);
            }
        }
    }

    /// <summary>After a field: true when another field of the record follows.</summary>
    private bool TrySkipComma()
    {
        if (_position < _text.Length && _text[_position] == ',')
        {
            _position++;
            return true;
        }

        if (_position < _text.Length && !TrySkipLineEnd())
        {
            throw Error($"'{_text[_position]}' after a closing quote", "a comma or the end of the line");
        }

        return false;
    }

    private bool TrySkipLineEnd()
    {
        if (_position == _text.Length)
        {
            return false;
        }

        int length = _text[_position] == '\n' ? 1 : _text[_position..].StartsWith("\r\n") ? 2 : 0;
        if (length == 0 && _text[_position] == '\r')
        {
            throw Error("a carriage return alone", "lines that end with LF or CR LF");
        }

        _position += length;
        _line += length > 0 ? 1 : 0;
        return length > 0;
    }

    private readonly FormatException Error(string found, string expected) =>
        new($"{_fileName}:{_line}: found {found}, expected {expected}");
}
