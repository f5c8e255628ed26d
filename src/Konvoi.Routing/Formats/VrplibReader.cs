using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Konvoi.Routing;

/// <summary>
/// VRPLIB: a head of KEY : value lines, then sections. Coordinates (EUC_2D) or explicit weights, which may be
/// asymmetric; time windows and service times where there are sections for them. VEHICLES in the head is a remark: the
/// fleet is not limited.
/// </summary>
internal sealed class VrplibReader
{
    private readonly string _file;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string _name;
    private string _weightType = string.Empty;
    private string _weightFormat = "FULL_MATRIX";
    private int _nodes;
    private long _capacity = -1;
    private PlanePoint[]? _points;
    private int[]? _weights;
    private long[]? _demands;

    /// <summary>Per node the line of its demand.</summary>
    private int[] _demandLines = [];
    private long[]? _serviceMs;
    private TimeWindow[]? _windows;
    private int _depot = -1;

    private VrplibReader(string file)
    {
        _file = file;
        _name = file;
    }

    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        LineReader lines = new(bytes, file);
        VrplibReader reader = new(file);
        while (lines.MoveNext() && !lines.Text.SequenceEqual("EOF"u8))
        {
            reader.ReadPart(ref lines);
        }

        return reader.Build(lines);
    }

    private void ReadPart(ref LineReader lines)
    {
        int colon = lines.Text.IndexOf((byte)':');
        string key = Encoding.UTF8.GetString((colon < 0 ? lines.Text : lines.Text[..colon]).TrimEnd(" \t"u8));
        string value = colon < 0 ? string.Empty : Encoding.UTF8.GetString(lines.Text[(colon + 1)..].Trim(" \t"u8));
        if (!_seen.Add(key))
        {
            throw lines.Wrong($"{Short(key)} again", "it once");
        }

        if (key.EndsWith("_SECTION", StringComparison.Ordinal))
        {
            ReadSection(ref lines, key);
        }
        else if (colon < 0)
        {
            throw lines.WrongLine("KEY : value, or the name of a section");
        }
        else
        {
            ReadHead(lines, key, value);
        }
    }

    private void ReadHead(in LineReader lines, string key, string value)
    {
        switch (key)
        {
            case "NAME":
                _name = value;
                break;
            case "COMMENT" or "VEHICLES" or "NODE_COORD_TYPE" or "DISPLAY_DATA_TYPE":
                break;
            case "TYPE":
                Require(lines, value is "CVRP" or "VRPTW" or "VRP" or "ACVRP", value, "CVRP, ACVRP or VRPTW");
                break;
            case "DIMENSION":
                _nodes = lines.WholeInt(lines.Number(Encoding.UTF8.GetBytes(value), "the number of nodes"), 1, "DIMENSION");
                Require(lines, _nodes <= PlaneMatrix.MaxPoints, value, $"at most {PlaneMatrix.MaxPoints} nodes");
                break;
            case "CAPACITY":
                _capacity = lines.Whole(lines.Number(Encoding.UTF8.GetBytes(value), "a capacity"), 0, "CAPACITY");
                break;
            case "EDGE_WEIGHT_TYPE":
                Require(lines, value is "EUC_2D" or "EXPLICIT", value, "EUC_2D or EXPLICIT");
                _weightType = value;
                break;
            case "EDGE_WEIGHT_FORMAT":
                Require(lines, value is "FULL_MATRIX" or "LOWER_ROW" or "FUNCTION" or "NONE", value, "FULL_MATRIX or LOWER_ROW");
                _weightFormat = value;
                break;
            default:
                // An unknown key may be a constraint (DISTANCE is); a plan that ignores it would be wrong in silence.
                throw lines.Wrong($"the key {Short(key)}",
                    "NAME, COMMENT, TYPE, DIMENSION, CAPACITY, VEHICLES, EDGE_WEIGHT_TYPE, EDGE_WEIGHT_FORMAT or a section");
        }
    }

    private void ReadSection(ref LineReader lines, string key)
    {
        if (_nodes == 0)
        {
            throw lines.Wrong(key, "DIMENSION first");
        }

        switch (key)
        {
            case "NODE_COORD_SECTION":
                _points = Rows(ref lines, 3, "a node, x and y", (in LineReader at, ReadOnlySpan<double> row) => new PlanePoint(row[0], row[1], at.Line));
                break;
            case "DEMAND_SECTION":
                (long Demand, int Line)[] demands = Rows(ref lines, 2, "a node and its demand",
                    (in LineReader at, ReadOnlySpan<double> row) => (at.Whole(row[0], 0, "demand"), at.Line));
                _demands = Array.ConvertAll(demands, row => row.Demand);
                _demandLines = Array.ConvertAll(demands, row => row.Line);
                break;
            case "SERVICE_TIME_SECTION":
                _serviceMs = Rows(ref lines, 2, "a node and its service time", (in LineReader at, ReadOnlySpan<double> row) => at.Whole(row[0], 0, "service time"));
                break;
            case "TIME_WINDOW_SECTION":
                _windows = Rows(ref lines, 3, "a node, its ready time and its due time",
                    (in LineReader at, ReadOnlySpan<double> row) => ScaledTime.Window(at, row[0], row[1], 1));
                break;
            case "EDGE_WEIGHT_SECTION":
                ReadWeights(ref lines);
                break;
            case "DEPOT_SECTION":
                ReadDepot(ref lines);
                break;
            default:
                throw lines.Wrong($"the section {Short(key)}",
                    "NODE_COORD, DEMAND, DEPOT, EDGE_WEIGHT, TIME_WINDOW or SERVICE_TIME");
        }
    }

    private delegate T RowReader<T>(in LineReader lines, ReadOnlySpan<double> values);

    /// <summary>One row per node, in any order.</summary>
    private T[] Rows<T>(ref LineReader lines, int columns, string expected, RowReader<T> read)
    {
        T[] values = new T[_nodes];
        bool[] isSet = new bool[_nodes];
        Span<double> row = stackalloc double[columns];
        for (int r = 0; r < _nodes; r++)
        {
            if (!lines.MoveNext() || !lines.IsNumeric)
            {
                throw lines.WrongLine($"{expected} for each of {_nodes} nodes");
            }

            lines.Numbers(row, expected);
            int node = Node(lines, row[0]);
            if (isSet[node])
            {
                throw lines.Wrong($"node {node + 1} again", "every node once");
            }

            values[node] = read(lines, row[1..]);
            isSet[node] = true;
        }

        return values;
    }

    private int Node(in LineReader lines, double value)
    {
        int node = lines.WholeInt(value, 1, "node");
        return node <= _nodes ? node - 1 : throw lines.Wrong($"node {node}", $"1..{_nodes}");
    }

    private void ReadWeights(ref LineReader lines)
    {
        bool isFull = _weightFormat == "FULL_MATRIX";
        long count = isFull ? (long)_nodes * _nodes : (long)_nodes * (_nodes - 1) / 2;
        string expected = $"{count} weights ({_weightFormat} of {_nodes} nodes)";
        if (lines.Remaining < (2 * count) - 1)
        {
            throw lines.Wrong($"{lines.Remaining} bytes to the end of the file", expected);
        }

        _weights = new int[_nodes * _nodes];
        int row = isFull ? 0 : 1;
        int column = 0;
        for (long read = 0; read < count;)
        {
            if (!lines.MoveNext() || !lines.IsNumeric)
            {
                throw lines.WrongLine($"{expected}, of which {read} came");
            }

            while (lines.NextWord(out ReadOnlySpan<byte> word))
            {
                if (read++ == count)
                {
                    throw lines.Wrong("more weights", expected);
                }

                Set(row, column, Weight(lines, word), isFull);
                if (++column == (isFull ? _nodes : row))
                {
                    (row, column) = (row + 1, 0);
                }
            }
        }
    }

    private void Set(int row, int column, int weight, bool isFull)
    {
        // What stands on the diagonal is a filler in many files.
        _weights![(row * _nodes) + column] = row == column ? 0 : weight;
        if (!isFull)
        {
            _weights[(column * _nodes) + row] = weight;
        }
    }

    private static int Weight(in LineReader lines, ReadOnlySpan<byte> word) =>
        Utf8Parser.TryParse(word, out int weight, out int length) && length == word.Length && weight is >= 0 and <= Travel.MostCost
            ? weight
            : throw lines.Wrong($"the weight '{LineReader.Quote(word)}'", $"a whole number from 0 to {Travel.MostCost}");

    private void ReadDepot(ref LineReader lines)
    {
        Span<double> row = stackalloc double[1];
        while (lines.MoveNext() && lines.IsNumeric)
        {
            lines.Numbers(row, "one number: the depot's node, or -1 at the end");
            if (row[0] == -1)
            {
                Require(lines, _depot >= 0, "no depot", "one depot before the -1");
                return;
            }

            Require(lines, _depot < 0, "a second depot", "one depot and then -1");
            _depot = Node(lines, row[0]);
        }

        throw lines.WrongLine("-1 at the end of the depots");
    }

    private ProblemFile Build(in LineReader lines)
    {
        Require(lines, _nodes > 0, "no DIMENSION", "it in the head");
        Require(lines, _capacity >= 0, "no CAPACITY", "it in the head");
        Require(lines, _weightType.Length > 0, "no EDGE_WEIGHT_TYPE", "it in the head");
        Require(lines, _demands is not null, "no DEMAND_SECTION", "one");
        Require(lines, _depot >= 0, "no DEPOT_SECTION", "one");
        bool isExplicit = _weightType == "EXPLICIT";
        Require(lines, isExplicit || _points is not null, "no NODE_COORD_SECTION", "one for EUC_2D");
        Require(lines, !isExplicit || _weights is not null, "no EDGE_WEIGHT_SECTION", "one for EXPLICIT");
        if (_demands![_depot] != 0)
        {
            throw new FormatException($"{_file}:{_demandLines[_depot]}: found a depot with demand {_demands[_depot]}, expected demand 0");
        }

        int[] matrix = isExplicit ? _weights! : PlaneMatrix.Rounded(_points!, _file);
        ProblemBuilder builder = new(_nodes, "units");
        FilePart.Add(_file, () => builder.AddProfile(isExplicit ? "weights" : "plane", matrix, matrix));
        AddVans(builder, matrix);
        List<long> numbers = [];
        for (int node = 0; node < _nodes; node++)
        {
            if (node != _depot)
            {
                numbers.Add(node);
                Job job = new()
                {
                    Id = node.ToString(CultureInfo.InvariantCulture),
                    Location = node,
                    Delivery = [_demands[node]],
                    Windows = _windows is null ? [] : [_windows[node]],
                    ServiceMs = _serviceMs?[node] ?? 0,
                };
                FilePart.Add($"{_file}:{_demandLines[node]}: node {node + 1}", () => builder.AddJob(job));
            }
        }

        return new ProblemFile
        {
            Name = _name,
            Format = isExplicit && _windows is not null ? ProblemFormat.Ortec : ProblemFormat.Vrplib,
            Problem = FilePart.Add(_file, builder.Build),
            Numbers = numbers,
            IsFleetOpen = true,
        };
    }

    private void AddVans(ProblemBuilder builder, int[] matrix)
    {
        OpenFleet fleet = new(matrix, _nodes, _depot, _capacity)
        {
            Demands = _demands!,
            ServiceMs = _serviceMs,
            Windows = _windows,
        };
        TimeWindow shift = _windows is null ? new TimeWindow(0, fleet.LongestDayMs()) : _windows[_depot];
        FleetSize.AddAlike(builder, _file, fleet.Size(), new Vehicle
        {
            Id = string.Empty,
            Hub = _depot,
            Capacity = [_capacity],
            ShiftStartMs = shift.OpenMs,
            ShiftEndMs = shift.CloseMs,
            CostPerKm = 10_000,
        });
    }

    private static void Require(in LineReader lines, bool holds, string found, string expected)
    {
        if (!holds)
        {
            throw lines.Wrong(Short(found), expected);
        }
    }

    private static string Short(string text) => LineReader.Quote(Encoding.UTF8.GetBytes(text));
}
