using System.Text;
using CsCheck;
using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class CsvTableTests
{
    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.String[Gen.Char["ab ,\"\n\rä€;"], 0, 6].Select(text => text.Replace("\r", "\r\n", StringComparison.Ordinal)),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void What_was_written_is_read_back_with_its_line()
    {
        var tables = Gen.Select(Gen.Int[1, 5], Gen.Int[0, 20], Gen.Bool, Gen.Bool).SelectMany((columns, rows, crLf, endsWithLine) =>
            Field.Array[columns].Array[rows].Select(cells => (columns, cells, crLf, endsWithLine)));
        tables.Sample(table =>
        {
            string lineEnd = table.crLf ? "\r\n" : "\n";
            var text = new StringBuilder(string.Join(',', Enumerable.Range(0, table.columns).Select(i => $"c{i}")));
            var lines = new List<int>();
            foreach (string[] row in table.cells)
            {
                text.Append(lineEnd);
                lines.Add(1 + text.ToString().Count(c => c == '\n'));
                text.AppendJoin(',', row.Select(Quote));
            }

            text.Append(table.endsWithLine ? lineEnd : "");
            CsvTable read = CsvTable.Parse(text.ToString(), "t.csv");
            Assert.Equal(table.cells, Cells(read));
            Assert.Equal(lines, Enumerable.Range(0, read.RowCount).Select(row => read[row].Line));
        });
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_file_and_line()
    {
        Gen.String[Gen.Char["ab,\"\n\r"], 0, 40].Sample(text =>
        {
            try
            {
                CsvTable table = CsvTable.Parse(text, "t.csv");
                Assert.All(Cells(table), row => Assert.Equal(table.Columns.Count, row.Length));
            }
            catch (FormatException refusal)
            {
                Assert.Matches(@"(?s)^t\.csv:\d+: found .+, expected ", refusal.Message);
            }
        });
    }

    [Theory]
    [InlineData("", "t.csv:1: found an empty file, expected a header line")]
    [InlineData("a,b\n1,2\n3\n", "t.csv:3: found 1 fields, expected 2: a,b")]
    [InlineData("a,b\n1,\"2\n", "t.csv:2: found a quote that is never closed, expected a closing quote")]
    [InlineData("a,b\n1,\"2\"3\n", "t.csv:2: found '3' after a closing quote, expected a comma or the end of the line")]
    [InlineData("a,b\n\n\n1,2\"\n",
        "t.csv:4: found a quote inside a plain field, expected the whole field in quotes, with each inner quote doubled")]
    [InlineData("a,b\n1\r2,3\n", "t.csv:2: found a carriage return alone, expected lines that end with LF or CR LF")]
    [InlineData("a,a\n", "t.csv:1: found column 'a' twice, expected each name once")]
    [InlineData("a,\n", "t.csv:1: found an empty name for column 2, expected a header line")]
    public void A_broken_file_is_refused_in_words(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CsvTable.Parse(text, "t.csv")).Message);

    [Fact]
    public void A_byte_order_mark_and_empty_lines_are_ignored()
    {
        CsvTable table = CsvTable.Parse("\uFEFF\na,b\r\n\r\n1,2\r\n\r\n", "t.csv");
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(2, table.HeaderLine);
        Assert.Equal(4, Assert.Single(table.ToRows()).Line);
    }

    [Fact]
    public void A_field_that_is_no_number_is_named_with_line_and_column()
    {
        CsvTable table = CsvTable.Parse("id,grams\np1,12\np2,1e3x\np3,NaN\np4,-5\n", "p.csv");
        int grams = table.Column("grams");
        Assert.Equal(12, table[0].WholeNumber(grams));
        Assert.Equal(-5.0, table[3].Number(grams));
        AssertRefused("p.csv:3: column 'grams': found '1e3x', expected a number", () => table[1].Number(grams));
        AssertRefused("p.csv:4: column 'grams': found 'NaN', expected a number", () => table[2].Number(grams));
        AssertRefused("p.csv:5: column 'grams': found '-5', expected a whole number from 0 to 9", () => table[3].WholeNumber(grams, 0, 9));
        AssertRefused("p.csv:1: found columns id,grams, expected 'millilitres' among them", () => table.Column("millilitres"));
    }

    private static void AssertRefused(string message, Func<object> refused) =>
        Assert.Equal(message, Assert.Throws<FormatException>(refused).Message);

    private static string Quote(string field) =>
        field.Length == 0 || field.AsSpan().ContainsAny(",\"\n\r") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string[][] Cells(CsvTable table) =>
        [.. table.ToRows().Select(row => Enumerable.Range(0, table.Columns.Count).Select(column =>
        {
            Assert.Equal(row.Text(column), row.Span(column).ToString());
            return row.Text(column);
        }).ToArray())];
}

file static class CsvRows
{
    public static List<CsvRow> ToRows(this CsvTable table)
    {
        var rows = new List<CsvRow>();
        foreach (CsvRow row in table)
        {
            rows.Add(row);
        }

        return rows;
    }
}
