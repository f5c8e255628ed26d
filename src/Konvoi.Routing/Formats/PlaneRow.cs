namespace Konvoi.Routing;

/// <summary>A row of an instance in the file's own units, and where it stands.</summary>
internal readonly record struct PlaneRow(PlanePoint Point, long Demand, double Ready, double Due, double Service, string Where)
{
    /// <summary>The window in scaled integers, inside the row's own.</summary>
    public TimeWindow Window(int scale) => new(ScaledTime.RoundedUp(Ready, scale), ScaledTime.RoundedDown(Due, scale));

    public long ServiceMs(int scale) => ScaledTime.RoundedUp(Service, scale);

    /// <summary>From columns x, y, demand, ready, due, service.</summary>
    public static PlaneRow Of(in LineReader lines, ReadOnlySpan<double> row)
    {
        long demand = lines.Whole(row[2], long.MinValue, "demand");
        double ready = lines.NotNegative(row[3], "ready time");
        double due = row[4];
        return ready <= due
            ? new PlaneRow(new PlanePoint(row[0], row[1], lines.Line), demand, ready, due, lines.NotNegative(row[5], "service time"), lines.Where)
            : throw lines.Wrong($"a window that opens at {LineReader.Show(ready)} and closes at {LineReader.Show(due)}", "an opening before the closing");
    }
}
