using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>Reads the chip file: a row per figure, gathered into chips in the order in which they first appear.</summary>
internal sealed class ChipTable
{
    /// <summary>Each field's unit, and the least and greatest value that is not a slip of the pen.</summary>
    private static readonly (string Field, string Unit, double Min, double Max)[] Fields =
    [
        ("memory", "GB", 1, 10_000), ("mem_bw", "TB/s", 0.01, 1_000), ("bf16", "TFLOPS", 1, 1_000_000), ("fp8", "TFLOPS", 0, 1_000_000),
        ("int8", "TOPS", 0, 1_000_000), ("scaleup_bw", "GB/s", 1, 100_000), ("scaleout_bw", "GB/s", 0.1, 100_000),
        ("power", "W", 1, 100_000),
        ("price", "CNY/card", 0, 100_000_000), ("cards_per_node", "card", 1, 1_024), ("dies_per_card", "die", 1, 16),
        ("domestic", "flag", 0, 1), ("int4_weights", "flag", 0, 1),
    ];

    private static readonly string[] WholeNumbers = ["cards_per_node", "dies_per_card", "domestic", "int4_weights"];


    private readonly CsvTable _table;
    private readonly int _chip;
    private readonly int _field;
    private readonly int _value;
    private readonly int _lo;
    private readonly int _hi;
    private readonly int _unit;
    private readonly int _kind;
    private readonly int _source;
    private readonly int _note;

    private ChipTable(CsvTable table)
    {
        _table = table;
        _chip = table.Column("chip");
        _field = table.Column("field");
        _value = table.Column("value");
        _lo = table.Column("lo");
        _hi = table.Column("hi");
        _unit = table.Column("unit");
        _kind = table.Column("kind");
        _source = table.Column("source");
        _note = table.Column("note");
    }

    public static Chip[] Parse(string csv, string fileName) => new ChipTable(CsvTable.Parse(csv, fileName)).Read();

    private Chip[] Read()
    {
        var names = new List<string>();
        var figures = new Dictionary<(string Chip, string Field), Fact?>();
        var firstLines = new List<int>();
        foreach (CsvRow row in _table)
        {
            string chip = row.Filled(_chip, "the name of a chip");
            string field = row.Text(_field);
            if (!figures.TryAdd((chip, field), ReadFigure(row, chip, field)))
            {
                throw row.Error(_field, $"each field of {chip} once");
            }

            if (!names.Contains(chip))
            {
                names.Add(chip);
                firstLines.Add(row.Line);
            }
        }

        return [.. names.Select((name, i) => Build(name, firstLines[i], figures))];
    }

    private Fact? ReadFigure(CsvRow row, string chip, string field)
    {
        int known = Array.FindIndex(Fields, each => each.Field == field);
        if (known < 0)
        {
            throw row.Error(_field, $"one of {string.Join(", ", Fields.Select(each => each.Field))}");
        }

        (_, string unit, double min, double max) = Fields[known];
        if (row.Text(_unit) != unit)
        {
            throw row.Error(_unit, $"{unit} for {field}");
        }

        if (!FactKinds.TryParse(row.Text(_kind), out FactKind kind))
        {
            throw row.Error(_kind, $"one of {string.Join(", ", FactKinds.Names)}");
        }

        string source = row.Filled(_source, "who says so");
        if (row.IsEmpty(_value))
        {
            return kind == FactKind.Unknown
                ? null
                : throw row.Error(_value, $"a number, or the kind unknown instead of {row.Text(_kind)}");
        }

        double value = Within(row, _value, min, max);
        double lo = row.IsEmpty(_lo) ? value : Within(row, _lo, min, value);
        double hi = row.IsEmpty(_hi) ? value : Within(row, _hi, value, max);
        if (WholeNumbers.Contains(field) && (value != Math.Floor(value) || lo != hi))
        {
            throw row.Error(_value, "a whole number without a range");
        }

        return new Fact($"chip.{KeyOf(chip)}.{field}", value, lo, hi, unit, kind, source, row.Text(_note));
    }

    private Chip Build(string name, int line, Dictionary<(string Chip, string Field), Fact?> figures)
    {
        Fact Needed(string field) => Known(field) ??
            throw new FormatException($"{_table.FileName}:{line}: found chip {name} without a figure for '{field}', expected one");
        Fact? Known(string field) => figures.GetValueOrDefault((name, field));
        return new Chip
        {
            Name = name,
            MemoryGb = Needed("memory"),
            MemoryTbPerS = Needed("mem_bw"),
            Bf16Tflops = Needed("bf16"),
            Fp8Tflops = Needed("fp8"),
            Int8Tops = Known("int8"),
            ScaleUpGbPerS = Needed("scaleup_bw"),
            ScaleOutGbPerS = Needed("scaleout_bw"),
            PowerW = Needed("power"),
            PriceCny = Known("price"),
            CardsPerNode = Needed("cards_per_node"),
            DiesPerCard = Needed("dies_per_card"),
            Domestic = Needed("domestic"),
            Int4Weights = Needed("int4_weights"),
        };
    }

    private static double Within(CsvRow row, int column, double min, double max)
    {
        double number = row.Number(column);
        return number >= min && number <= max ? number : throw row.Error(column, $"a number from {min} to {max}");
    }

    /// <summary>Keys are lower case throughout the fact files.</summary>
    private static string KeyOf(string chip) => chip.ToLowerInvariant();
}
