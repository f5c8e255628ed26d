using System.Globalization;
using System.Text;

namespace Konvoi.Routing;

/// <summary>
/// The format of Schneider, Stenger and Goeke: a line of titles, rows of name, type (d depot, f station, c customer), x, y,
/// demand, ready time, due date, service time, then Q, C, r, g and v with the value between slashes.
/// </summary>
internal sealed class EvrptwReader
{
    private const string RowColumns = "a name, d, f or c, and 6 numbers: x, y, demand, ready time, due date, service time";
    private const string Keys = "QCrgv";

    private readonly string _file;
    private readonly List<(string Name, PlaneRow Row)> _customers = [];
    private readonly List<(string Name, PlaneRow Row)> _stations = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly double[] _values = [-1, -1, -1, -1, -1];
    private PlaneRow? _depot;
    private string _speedAt = string.Empty;

    private EvrptwReader(string file) => _file = file;

    private double Battery => _values[0];

    private double Capacity => _values[1];

    private double EnergyPerLength => _values[2];

    private double TimePerEnergy => _values[3];

    private double Speed => _values[4];

    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string file) => new EvrptwReader(file).ReadAll(new LineReader(bytes, file));

    private ProblemFile ReadAll(LineReader lines)
    {
        if (!lines.MoveNext() || !lines.Text.StartsWith("StringID"u8))
        {
            throw lines.WrongLine("the line of titles, from StringID on");
        }

        while (lines.MoveNext())
        {
            if (lines.Text[^1] == (byte)'/')
            {
                ReadValue(ref lines);
            }
            else
            {
                ReadRow(ref lines);
            }
        }

        for (int k = 0; k < Keys.Length; k++)
        {
            Require(lines, _values[k] >= 0, "the end of the file", $"{Keys[k]} with a value between slashes");
        }

        Require(lines, _depot is not null, "no depot", "a row of type d");
        return Build();
    }

    private void ReadValue(ref LineReader lines)
    {
        ReadOnlySpan<byte> text = lines.Text[..^1];
        int slash = text.LastIndexOf((byte)'/');
        int key = slash > 1 && text[1] == (byte)' ' ? Keys.IndexOf((char)text[0], StringComparison.Ordinal) : -1;
        Require(lines, key >= 0, $"'{LineReader.Quote(lines.Text)}'", "Q, C, r, g or v with a value between slashes");
        Require(lines, _values[key] < 0, $"{Keys[key]} again", "it once");
        _speedAt = Keys[key] == 'v' ? lines.Where : _speedAt;
        _values[key] = lines.NotNegative(lines.Number(text[(slash + 1)..], "a number between the slashes"), $"{Keys[key]}");
        Require(lines, key != 4 || _values[key] >= 1e-3, "speed 0", "at least 0.001");
        Require(lines, key != 1 || Math.Floor(_values[key]) == _values[key], "a capacity with a fraction", "a whole number");
    }

    private void ReadRow(ref LineReader lines)
    {
        lines.NextWord(out ReadOnlySpan<byte> name);
        string id = Encoding.UTF8.GetString(name);
        lines.NextWord(out ReadOnlySpan<byte> type);
        Span<double> columns = stackalloc double[6];
        Require(lines, type.Length == 1 && type[0] is (byte)'d' or (byte)'f' or (byte)'c', $"'{LineReader.Quote(type)}'", RowColumns);
        lines.Numbers(columns, RowColumns);
        PlaneRow row = PlaneRow.Of(lines, columns);
        Require(lines, row.Demand >= 0, $"demand {row.Demand}", "0 or more");
        Require(lines, _names.Add(id), $"'{LineReader.Quote(name)}' again", "every name once");
        if (type[0] == (byte)'c')
        {
            _customers.Add((id, row));
            return;
        }

        Require(lines, row.Demand == 0 && row.Service == 0, "a depot or station with a demand or a service time", "none");
        if (type[0] == (byte)'f')
        {
            _stations.Add((id, row));
            Require(lines, _depot is not { } open || (row.Ready <= open.Ready && row.Due >= open.Due), "a station with a window of its own",
                "one that is open as long as the depot");
            return;
        }

        Require(lines, _depot is null && _stations.Count == 0 && _customers.Count == 0, "a depot further down", "one depot, in the first row");
        _depot = row;
    }

    private ProblemFile Build()
    {
        PlaneRow[] rows = [_depot!.Value, .. _customers.Select(customer => customer.Row), .. _stations.Select(station => station.Row)];
        int vans = Math.Max(1, _customers.Count);
        ScaledPlane plane = new(rows, vans, 2, _file);
        ProblemBuilder builder = new(rows.Length, "units");
        FilePart.Add(_file, () => builder.AddProfile("plane", plane.DurationMs(Speed, _speedAt), plane.LengthDm));
        FleetSize.AddAlike(builder, _depot.Value.Where, vans, Van(plane));
        for (int c = 0; c < _customers.Count; c++)
        {
            PlaneRow row = _customers[c].Row;
            Job job = new()
            {
                Id = _customers[c].Name,
                Location = c + 1,
                Delivery = [row.Demand],
                Windows = [row.Window(plane.Scale)],
                ServiceMs = row.ServiceMs(plane.Scale),
            };
            FilePart.Add(row.Where, () => builder.AddJob(job));
        }

        for (int s = 0; s < _stations.Count; s++)
        {
            builder.AddCharger(1 + _customers.Count + s);
        }

        return new ProblemFile
        {
            Name = _file,
            Format = ProblemFormat.Evrptw,
            Problem = FilePart.Add(_file, builder.Build),
            Numbers = Numbers(),
            ChargerNames = [.. _stations.Select(station => station.Name)],
            UnitsPerCost = plane.Scale,
            MsPerTime = plane.Scale,
            DmPerLength = plane.Scale,
            IsHierarchical = true,
            IsFleetOpen = true,
            Points = plane.Points,
        };
    }

    /// <summary>
    /// Energy is counted in the length that it drives: Q / r. Filling up the energy of one length takes g x r, so 10,000 scaled
    /// lengths (a "km") take 10,000 times that in scaled time.
    /// </summary>
    private Vehicle Van(ScaledPlane plane)
    {
        double range = EnergyPerLength == 0 ? Vehicle.UnlimitedDm : Battery / EnergyPerLength * plane.Scale;
        TimeWindow shift = _depot!.Value.Window(plane.Scale);
        return new Vehicle
        {
            Id = string.Empty,
            Hub = 0,
            Capacity = [(long)Capacity],
            ShiftStartMs = shift.OpenMs,
            ShiftEndMs = shift.CloseMs,
            RangeDm = range >= Vehicle.UnlimitedDm ? Vehicle.UnlimitedDm : ScaledTime.RoundedDown(range, 1),
            RechargeMsPerKm = ScaledTime.RoundedUp(TimePerEnergy * EnergyPerLength, 10_000),
            ChargeRule = ChargeRule.Full,
            FixedCost = plane.FixedCost,
            CostPerKm = 10_000,
        };
    }

    /// <summary>The digits of the names (C30 is 30); the place in the file where names are of another kind.</summary>
    private long[] Numbers()
    {
        HashSet<long> seen = [];
        long[] numbers = new long[_customers.Count];
        for (int c = 0; c < numbers.Length; c++)
        {
            ReadOnlySpan<char> digits = _customers[c].Name.AsSpan().TrimStart("Cc");
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[c]) || !seen.Add(numbers[c]))
            {
                return [.. Enumerable.Range(1, numbers.Length)];
            }
        }

        return numbers;
    }

    private static void Require(in LineReader lines, bool holds, string found, string expected)
    {
        if (!holds)
        {
            throw lines.Wrong(found, expected);
        }
    }
}
