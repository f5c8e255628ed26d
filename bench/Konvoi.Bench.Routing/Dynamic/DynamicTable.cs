using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>Costs of replayed streams beside the published ones.</summary>
internal sealed class DynamicTable
{
    private static readonly string[] Columns = ["greedy", "lazy", "OptiML", "Team_sb", "Kleopatra", "best_of_teams"];
    private readonly List<(string Name, DispatchRow Row, IReadOnlyDictionary<string, double> Published)> _done = [];

    public string LastLine => Line(_done[^1]);

    public string Csv => "instance,cost,cpu_per_epoch,cpu_worst_epoch\n" + string.Concat(_done.Select(one => string.Create(
        CultureInfo.InvariantCulture, $"{one.Name},{one.Row.Cost},{one.Row.CpuSeconds / one.Row.Epochs:F2},{one.Row.WorstCpuSeconds:F2}\n")));

    public string Markdown
    {
        get
        {
            double own = _done.Average(one => one.Row.Cost);
            string means = string.Join(" | ", Columns.Select(team => Number(Mean(team))));
            string gaps = string.Join(" | ", Columns.Select(team => Percent(own, Mean(team))));
            return string.Create(CultureInfo.InvariantCulture, $"""
                {_done.Count} streams, {_done.Sum(one => one.Row.Epochs)} epochs, {_done.Sum(one => one.Row.CpuSeconds) / _done.Sum(one => one.Row.Epochs):F2} CPU seconds per epoch, at most {_done.Max(one => one.Row.WorstCpuSeconds):F2}. Sum of driving seconds.

                | stream | Konvoi | {string.Join(" | ", Columns)} |
                | --- | ---: |{string.Concat(Columns.Select(_ => " ---: |"))}
                {string.Join('\n', _done.Select(Line))}
                | **mean** | **{own:F0}** | {means} |
                | Konvoi against | | {gaps} |

                """);
        }
    }

    public void Add(string name, DispatchRow row, IReadOnlyDictionary<string, double> published) => _done.Add((name, row, published));

    private static string Line((string Name, DispatchRow Row, IReadOnlyDictionary<string, double> Published) one) =>
        $"| {one.Name} | {Number(one.Row.Cost)} | {string.Join(" | ", Columns.Select(team => Number(one.Published[team])))} |";

    private double Mean(string team) => _done.Average(one => one.Published[team]);

    private static string Number(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string Percent(double own, double other) => (100 * ((own / other) - 1)).ToString("+0.00;-0.00", CultureInfo.InvariantCulture) + " %";
}
