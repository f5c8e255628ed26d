using System.Text;
using Konvoi.Fleet;
using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>
/// Parcels as a file: columns <c>id,station,direction,grams,millilitres,ready,due</c>; direction is <c>toStation</c> or
/// <c>toHub</c>, times are HH:MM.
/// </summary>
public static class ParcelCsv
{
    /// <exception cref="FormatException">Names file and line, what was found and what was expected.</exception>
    public static IReadOnlyList<ParcelOrder> Read(ReadOnlyMemory<byte> csv, string fileName, FleetLayout layout)
    {
        CsvTable table = CsvTable.Parse(Encoding.UTF8.GetString(csv.Span), fileName);
        int id = table.Column("id");
        int station = table.Column("station");
        int direction = table.Column("direction");
        int grams = table.Column("grams");
        int millilitres = table.Column("millilitres");
        int ready = table.Column("ready");
        int due = table.Column("due");
        List<ParcelOrder> orders = new(table.RowCount);
        Dictionary<string, int> lineOf = new(StringComparer.Ordinal);
        foreach (CsvRow row in table)
        {
            string parcel = row.Text(id);
            if (parcel.Length == 0 || !lineOf.TryAdd(parcel, row.Line))
            {
                throw row.Error(id, parcel.Length == 0 ? "an id" : $"each id once; line {lineOf[parcel]} has it already");
            }

            long readyMs = Time(row, ready);
            long dueMs = Time(row, due);
            orders.Add(new ParcelOrder(
                parcel,
                layout.StationIndex(row.Text(station)) >= 0 ? row.Text(station) : throw row.Error(station, "the id of a station of the scenario"),
                DirectionOf(row, direction),
                (int)row.WholeNumber(grams, 1, int.MaxValue),
                (int)row.WholeNumber(millilitres, 1, int.MaxValue),
                readyMs,
                dueMs > readyMs ? dueMs : throw row.Error(due, $"a time after ready, {row.Text(ready)}")));
        }

        return orders;
    }

    private static Direction DirectionOf(CsvRow row, int column) => row.Text(column) switch
    {
        "toStation" => Direction.ToStation,
        "toHub" => Direction.ToHub,
        _ => throw row.Error(column, "toStation or toHub"),
    };

    private static long Time(CsvRow row, int column) =>
        TimeOfDay.TryParse(row.Text(column), out long ms) ? ms : throw row.Error(column, "a time of day, HH:MM");
}
