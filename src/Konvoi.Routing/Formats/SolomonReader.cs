using System.Text;

namespace Konvoi.Routing;

/// <summary>
/// Solomon's format: a name, the fleet under VEHICLE, and under CUSTOMER rows of number, x, y, demand, ready time, due date,
/// service time, the depot first. Everything is counted in tenths.
/// </summary>
internal static class SolomonReader
{
    private const int Scale = 10;
    private const string RowColumns = "7 numbers: customer, x, y, demand, ready time, due date, service time";

    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        LineReader lines = new(bytes, file);
        string name = ReadName(ref lines);
        Span<double> fleet = stackalloc double[2];
        lines.Numbers(fleet, "2 numbers: vehicles and their capacity");
        string fleetAt = lines.Where;
        int vans = FleetSize.Limited(lines, fleet[0]);
        long capacity = lines.Whole(fleet[1], 0, "capacity");
        Find(ref lines, "CUSTOMER"u8, "the section CUSTOMER");
        SkipToNumbers(ref lines, RowColumns);

        List<PlanePoint> points = [];
        CustomerRows rows = new();
        Span<double> row = stackalloc double[7];
        do
        {
            lines.Numbers(row, RowColumns);
            points.Add(new PlanePoint(row[1], row[2], lines.Line));
            rows.Add(lines, new CustomerRow(
                lines.Whole(row[0], 0, "customer"),
                lines.Whole(row[3], 0, "demand"),
                ScaledTime.Window(lines, row[4], row[5], Scale),
                ScaledTime.RoundedUp(lines.NotNegative(row[6], "service time"), Scale),
                lines.Where));
        }
        while (lines.MoveNext());

        int[] matrix = PlaneMatrix.Tenths(points, file);
        ProblemBuilder builder = new(points.Count, "units");
        FilePart.Add(file, () => builder.AddProfile("plane", matrix, matrix));
        FleetSize.AddAlike(builder, fleetAt, vans, new Vehicle
        {
            Id = string.Empty,
            Hub = 0,
            Capacity = [capacity],
            ShiftStartMs = rows.Depot.Window.OpenMs,
            ShiftEndMs = rows.Depot.Window.CloseMs,
            CostPerKm = 10_000,
        });
        return new ProblemFile
        {
            Name = name,
            Format = ProblemFormat.Solomon,
            Numbers = rows.AddJobs(builder),
            Problem = FilePart.Add(file, builder.Build),
            UnitsPerCost = Scale,
            MsPerTime = Scale,
            DmPerLength = Scale,
        };
    }

    /// <summary>Goes on to the numbers of the fleet.</summary>
    private static string ReadName(ref LineReader lines)
    {
        string name = string.Empty;
        while (lines.MoveNext() && !ProblemReader.IsWord(lines.Text, "VEHICLE"u8))
        {
            if (name.Length > 0 || lines.IsNumeric)
            {
                throw lines.WrongLine("a name and then the section VEHICLE");
            }

            name = Encoding.UTF8.GetString(lines.Text);
        }

        if (lines.Text.Length == 0)
        {
            throw lines.WrongLine("the section VEHICLE");
        }

        SkipToNumbers(ref lines, "2 numbers: vehicles and their capacity");
        return name.Length > 0 ? name : lines.File;
    }

    private static void Find(ref LineReader lines, ReadOnlySpan<byte> word, string expected)
    {
        if (!lines.MoveNext() || !ProblemReader.IsWord(lines.Text, word))
        {
            throw lines.WrongLine(expected);
        }
    }

    /// <summary>Over at most one line of column titles.</summary>
    private static void SkipToNumbers(ref LineReader lines, string expected)
    {
        if (lines.MoveNext() && !lines.IsNumeric)
        {
            lines.MoveNext();
        }

        if (!lines.IsNumeric)
        {
            throw lines.WrongLine(expected);
        }
    }
}
