using System.Globalization;

namespace Konvoi.Routing;

/// <summary>The rows of a customer table, the depot first, each number once. The row is the location.</summary>
internal sealed class CustomerRows
{
    private readonly List<CustomerRow> _rows = [];
    private readonly HashSet<long> _numbers = [];

    public CustomerRow Depot => _rows[0];

    public void Add(in LineReader lines, CustomerRow row)
    {
        if (!_numbers.Add(row.Number))
        {
            throw lines.Wrong($"customer {row.Number} again", "every customer once");
        }

        if (_rows.Count == 0 && row.Demand != 0)
        {
            throw lines.Wrong($"a depot with demand {row.Demand}", "demand 0 in the first row, which is the depot");
        }

        _rows.Add(row);
    }

    /// <summary>Makes a delivery of every row but the depot; gives their numbers.</summary>
    public long[] AddJobs(ProblemBuilder builder)
    {
        for (int r = 1; r < _rows.Count; r++)
        {
            Job job = new()
            {
                Id = _rows[r].Number.ToString(CultureInfo.InvariantCulture),
                Location = r,
                Delivery = [_rows[r].Demand],
                Windows = [_rows[r].Window],
                ServiceMs = _rows[r].ServiceMs,
            };
            FilePart.Add(_rows[r].Where, () => builder.AddJob(job));
        }

        return [.. _rows.Skip(1).Select(row => row.Number)];
    }
}
