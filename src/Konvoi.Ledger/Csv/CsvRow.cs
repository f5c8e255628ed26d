using System.Globalization;

namespace Konvoi.Ledger;

/// <summary>One row of a <see cref="CsvTable"/>; a cheap view, columns by the index that <see cref="CsvTable.Column"/> gave.</summary>
public readonly struct CsvRow
{
    private readonly CsvTable _table;
    private readonly int _row;

    internal CsvRow(CsvTable table, int row)
    {
        _table = table;
        _row = row;
    }

    /// <summary>Line of the file on which the row begins, counted from 1.</summary>
    public int Line => _table.LineOf(_row);

    public bool IsEmpty(int column) => Span(column).IsEmpty;

    /// <summary>The field's text, which must not be empty.</summary>
    /// <exception cref="FormatException">It is; the message asks for <paramref name="expected"/>.</exception>
    public string Filled(int column, string expected) => IsEmpty(column) ? throw Error(column, expected) : Text(column);

    public string Text(int column) => _table.Text(_row, column);

    /// <summary>The field without copying it, unless it holds doubled quotes.</summary>
    public ReadOnlySpan<char> Span(int column) => _table.Span(_row, column);

    /// <summary>A finite decimal number, point as separator.</summary>
    /// <exception cref="FormatException">The field is none.</exception>
    public double Number(int column) =>
        double.TryParse(Span(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Error(column, "a number");

    /// <summary>A whole number in [min, max].</summary>
    /// <exception cref="FormatException">The field is none.</exception>
    public long WholeNumber(int column, long min = long.MinValue, long max = long.MaxValue) =>
        long.TryParse(Span(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        && value >= min && value <= max
            ? value
            : throw Error(column, min == long.MinValue && max == long.MaxValue ? "a whole number" : $"a whole number from {min} to {max}");

    /// <summary>The message for a field that is not what the reader needs: file, line, column, what was found, what was expected.</summary>
    public FormatException Error(int column, string expected) =>
        new($"{_table.FileName}:{Line}: column '{_table.Columns[column]}': found '{Text(column)}', expected {expected}");
}
