using System.Globalization;

namespace Konvoi.Routing;

/// <summary>
/// Li and Lim's format: vehicles, capacity and speed, then rows of number, x, y, demand, ready time, due date, service time,
/// and the partner as pick-up or as delivery; the depot first.
/// </summary>
internal sealed class LiLimReader
{
    private const string HeadColumns = "3 numbers: vehicles, capacity, speed";
    private const string RowColumns = "9 numbers: number, x, y, demand, ready time, due date, service time, pick-up, delivery";

    private readonly List<PlaneRow> _rows = [];
    private readonly List<long> _numbers = [];
    private readonly List<(long Pickup, long Delivery)> _partners = [];
    private readonly Dictionary<long, int> _rowOf = [];

    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string file) => new LiLimReader().ReadAll(bytes, file);

    private ProblemFile ReadAll(ReadOnlySpan<byte> bytes, string file)
    {
        LineReader lines = new(bytes, file);
        Span<double> head = stackalloc double[3];
        if (!lines.MoveNext())
        {
            throw lines.WrongLine(HeadColumns);
        }

        lines.Numbers(head, HeadColumns);
        int vans = FleetSize.Limited(lines, head[0]);
        string headAt = lines.Where;
        long capacity = lines.Whole(head[1], 0, "capacity");

        // A few files state the speed 0 and mean 1.
        double speed = head[2] == 0 ? 1 : head[2];
        if (speed < 1e-3)
        {
            throw lines.Wrong($"speed {LineReader.Show(speed)}", "at least 0.001");
        }

        ReadRows(ref lines);
        int[] collectedBy = Partners();
        ScaledPlane plane = new(_rows, vans, 1, file);
        ProblemBuilder builder = new(_rows.Count, "units");
        FilePart.Add(file, () => builder.AddProfile("plane", plane.DurationMs(speed, headAt), plane.LengthDm));
        TimeWindow shift = _rows[0].Window(plane.Scale);
        FleetSize.AddAlike(builder, headAt, vans, new Vehicle
        {
            Id = string.Empty,
            Hub = 0,
            Capacity = [capacity],
            ShiftStartMs = shift.OpenMs,
            ShiftEndMs = shift.CloseMs,
            FixedCost = plane.FixedCost,
            CostPerKm = 10_000,
        });
        AddJobs(builder, plane, collectedBy);
        return new ProblemFile
        {
            Name = file,
            Format = ProblemFormat.LiLim,
            Problem = FilePart.Add(file, builder.Build),
            Numbers = [.. _numbers.Skip(1)],
            UnitsPerCost = plane.Scale,
            MsPerTime = plane.Scale,
            DmPerLength = plane.Scale,
            IsHierarchical = true,
            Points = plane.Points,
        };
    }

    private void ReadRows(ref LineReader lines)
    {
        Span<double> row = stackalloc double[9];
        while (lines.MoveNext())
        {
            lines.Numbers(row, RowColumns);
            long number = lines.Whole(row[0], 0, "number");
            if (!_rowOf.TryAdd(number, _rows.Count))
            {
                throw lines.Wrong($"number {number} again", "every number once");
            }

            _rows.Add(PlaneRow.Of(lines, row[1..7]));
            _numbers.Add(number);
            (long pickup, long delivery) = (lines.Whole(row[7], 0, "pick-up"), lines.Whole(row[8], 0, "delivery"));
            if (_partners.Count > 0 && (pickup == 0) == (delivery == 0))
            {
                throw lines.Wrong($"pick-up {pickup} and delivery {delivery}", "one of them 0");
            }

            _partners.Add((pickup, delivery));
        }

        if (_rows.Count == 0)
        {
            throw lines.WrongLine($"a depot: {RowColumns}");
        }
    }

    /// <summary>Per row the row of its pick-up, or -1; refuses partners that do not name each other or carry another load.</summary>
    private int[] Partners()
    {
        int[] collectedBy = new int[_rows.Count];
        Array.Fill(collectedBy, -1);
        Require(0, _partners[0] == (0, 0) && _rows[0].Demand == 0, "a depot with a demand or a partner", "none");
        for (int r = 1; r < _rows.Count; r++)
        {
            (long pickup, long delivery) = _partners[r];
            long number = pickup + delivery;
            Require(r, _rowOf.TryGetValue(number, out int partner) && partner > 0, $"partner {number}", "the number of another row");
            bool isMutual = delivery != 0
                ? _partners[partner] == (_numbers[r], 0)
                : _partners[partner] == (0, _numbers[r]);
            Require(r, isMutual && partner != r, $"partner {number}, which does not name {_numbers[r]} as its own", "partners that name each other");
            Require(r, _rows[r].Demand == -_rows[partner].Demand && _rows[r].Demand >= 0 == (delivery != 0),
                $"demand {_rows[r].Demand}, and {_rows[partner].Demand} at its partner {number}", "what is picked up to be delivered, as a negative demand");
            collectedBy[r] = pickup != 0 ? partner : -1;
        }

        return collectedBy;
    }

    private void Require(int row, bool holds, string found, string expected)
    {
        if (!holds)
        {
            throw new FormatException($"{_rows[row].Where}: found {found}, expected {expected}");
        }
    }

    private void AddJobs(ProblemBuilder builder, ScaledPlane plane, int[] collectedBy)
    {
        for (int r = 1; r < _rows.Count; r++)
        {
            long[] load = [Math.Abs(_rows[r].Demand)];
            bool isDelivery = collectedBy[r] >= 0;
            Job job = new()
            {
                Id = _numbers[r].ToString(CultureInfo.InvariantCulture),
                Location = r,
                Delivery = isDelivery ? load : [],
                Pickup = isDelivery ? [] : load,
                Windows = [_rows[r].Window(plane.Scale)],
                ServiceMs = _rows[r].ServiceMs(plane.Scale),
                CollectedBy = isDelivery ? collectedBy[r] - 1 : null,
            };
            FilePart.Add(_rows[r].Where, () => builder.AddJob(job));
        }
    }
}
