namespace Konvoi.Ledger;

/// <summary>A row as written: a derived one names its inputs and its kind is not resolved yet.</summary>
internal sealed record FactRow(Fact Fact, string[] InputKeys, string FileName, int Line)
{
    public bool IsDerived => InputKeys.Length > 0;

    public static FactRow[] ReadAll(CsvTable table)
    {
        var rows = new FactRow[table.RowCount];
        var lines = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        var columns = new Columns(table);
        int count = 0;
        foreach (CsvRow row in table)
        {
            FactRow fact = columns.Read(row, table.FileName);
            if (!lines.TryAdd(fact.Fact.Key, row.Line))
            {
                throw row.Error(columns.Key, $"each key once (it is also on line {lines[fact.Fact.Key]})");
            }

            rows[count++] = fact;
        }

        return rows;
    }

    private sealed class Columns(CsvTable table)
    {
        private readonly int _value = table.Column("value");
        private readonly int _lo = table.Column("lo");
        private readonly int _hi = table.Column("hi");
        private readonly int _unit = table.Column("unit");
        private readonly int _kind = table.Column("kind");
        private readonly int _inputs = table.Column("inputs");
        private readonly int _source = table.Column("source");
        private readonly int _note = table.Column("note");

        public int Key { get; } = table.Column("key");

        public FactRow Read(CsvRow row, string fileName)
        {
            string key = row.Filled(Key, "a key");
            double value = row.Number(_value);
            double lo = row.IsEmpty(_lo) ? value : row.Number(_lo);
            double hi = row.IsEmpty(_hi) ? value : row.Number(_hi);
            if (lo > value)
            {
                throw row.Error(_lo, $"at most the value {row.Text(_value)}");
            }

            if (hi < value)
            {
                throw row.Error(_hi, $"at least the value {row.Text(_value)}");
            }

            string[] inputs = row.Text(_inputs).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            FactKind kind = ReadKind(row, inputs.Length > 0);
            string unit = row.Filled(_unit, "a unit ('ratio' for a plain number)");
            string source = row.Filled(_source, "who says so");
            return new FactRow(new Fact(key, value, lo, hi, unit, kind, source, row.Text(_note)), inputs, fileName, row.Line);
        }

        private FactKind ReadKind(CsvRow row, bool hasInputs)
        {
            string kind = row.Text(_kind);
            if (kind == "derived")
            {
                return hasInputs ? FactKind.Unknown : throw row.Error(_inputs, "the keys that a derived fact comes from, separated by ';'");
            }

            if (!FactKinds.TryParse(kind, out FactKind known))
            {
                throw row.Error(_kind, $"one of {string.Join(", ", FactKinds.Names)}, derived");
            }

            return hasInputs ? throw row.Error(_inputs, $"nothing for the kind '{kind}'; only derived facts have inputs") : known;
        }
    }
}
