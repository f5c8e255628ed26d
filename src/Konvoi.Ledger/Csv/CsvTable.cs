namespace Konvoi.Ledger;

/// <summary>
/// A comma-separated file with a header line, quoted as RFC 4180 says; every row has as many fields as the header.
/// Fields stay where they are in the text, so a table of 100,000 rows costs a few arrays. Empty lines are skipped, a byte
/// order mark is ignored, lines end with LF or CR LF. Immutable once parsed.
/// </summary>
public sealed class CsvTable
{
    private readonly string _text;
    private readonly CsvField[] _fields;
    private readonly int[] _rowLines;
    private readonly string[] _columns;

    private CsvTable(string text, string fileName, string[] columns, int headerLine, CsvField[] fields, int[] rowLines)
    {
        _text = text;
        FileName = fileName;
        _columns = columns;
        HeaderLine = headerLine;
        _fields = fields;
        _rowLines = rowLines;
    }

    /// <summary>The name that error messages carry.</summary>
    public string FileName { get; }

    /// <summary>Line of the header, 1 for the first of the file.</summary>
    public int HeaderLine { get; }

    /// <summary>Column names in file order; never empty, never twice the same.</summary>
    public IReadOnlyList<string> Columns => _columns;

    public int RowCount => _rowLines.Length;

    public CsvRow this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
            return new CsvRow(this, row);
        }
    }

    /// <summary>Parses a whole file.</summary>
    /// <exception cref="FormatException">The text is not such a table; the message names file and line.</exception>
    public static CsvTable Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new CsvScanner(text, fileName);
        var header = new List<CsvField>();
        if (!scanner.ReadRecord(header, out int headerLine))
        {
            throw new FormatException($"{fileName}:1: found an empty file, expected a header line");
        }

        string[] columns = ReadHeader(text, fileName, header, headerLine);
        var fields = new List<CsvField>();
        var rowLines = new List<int>();
        int fieldsBefore = 0;
        while (scanner.ReadRecord(fields, out int line))
        {
            int found = fields.Count - fieldsBefore;
            if (found != columns.Length)
            {
                throw new FormatException(
                    $"{fileName}:{line}: found {found} fields, expected {columns.Length}: {string.Join(',', columns)}");
            }

            rowLines.Add(line);
            fieldsBefore = fields.Count;
        }

        return new CsvTable(text, fileName, columns, headerLine, [.. fields], [.. rowLines]);
    }

    /// <summary>The index of a column that must be there.</summary>
    /// <exception cref="FormatException">The header lacks it.</exception>
    public int Column(string name)
    {
        int column = ColumnOrNone(name);
        if (column >= 0)
        {
            return column;
        }

        string found = string.Join(',', _columns);
        throw new FormatException($"{FileName}:{HeaderLine}: found columns {found}, expected '{name}' among them");
    }

    /// <summary>The index of a column, -1 when the header lacks it.</summary>
    public int ColumnOrNone(string name) => Array.IndexOf(_columns, name);

    public Enumerator GetEnumerator() => new(this);

    internal int LineOf(int row) => _rowLines[row];

    internal ReadOnlySpan<char> Span(int row, int column)
    {
        CsvField field = FieldAt(row, column);
        return field.HasEscapes ? field.TextIn(_text) : _text.AsSpan(field.Start, field.Length);
    }

    internal string Text(int row, int column) => FieldAt(row, column).TextIn(_text);

    private CsvField FieldAt(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, _columns.Length);
        return _fields[(row * _columns.Length) + column];
    }

    private static string[] ReadHeader(string text, string fileName, List<CsvField> header, int line)
    {
        var columns = new string[header.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            string name = header[i].TextIn(text);
            if (name.Length == 0)
            {
                throw new FormatException($"{fileName}:{line}: found an empty name for column {i + 1}, expected a header line");
            }

            if (Array.IndexOf(columns, name, 0, i) >= 0)
            {
                throw new FormatException($"{fileName}:{line}: found column '{name}' twice, expected each name once");
            }

            columns[i] = name;
        }

        return columns;
    }

    /// <summary>Walks the rows in file order.</summary>
    public struct Enumerator
    {
        private readonly CsvTable _table;
        private int _row;

        internal Enumerator(CsvTable table)
        {
            _table = table;
            _row = -1;
        }

        public readonly CsvRow Current => new(_table, _row);

        public bool MoveNext() => ++_row < _table.RowCount;
    }
}
