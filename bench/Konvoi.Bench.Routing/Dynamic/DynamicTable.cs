using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>Costs of replayed streams beside the published ones.</summary>
internal sealed class DynamicTable
{
    private static readonly string[] Columns = ["greedy", "lazy", "OptiML", "Team_sb", "Kleopatra", "best_of_teams"];
    private readonly List<StreamReplay> _done = [];

    public string LastLine => Line(_done[^1]);

    public string Csv => "instance,cost,cpu_per_epoch,cpu_worst_epoch\n" + string.Concat(_done.Select(one => string.Create(
        CultureInfo.InvariantCulture, $"{one.Stream.Name},{one.Cost},{one.CpuSeconds / one.Epochs:F2},{one.WorstCpuSeconds:F2}\n")));

    public string Markdown
    {
        get
        {
            double own = _done.Average(one => one.Cost);
            string means = string.Join(" | ", Columns.Select(team => Number(Mean(team))));
            string gaps = string.Join(" | ", Columns.Select(team => Percent(own, Mean(team))));
            return string.Create(CultureInfo.InvariantCulture, $"""
                {_done.Count} streams, {_done.Sum(one => one.Epochs)} epochs, {_done.Sum(one => one.CpuSeconds) / _done.Sum(one => one.Epochs):F2} CPU seconds per epoch, at most {_done.Max(one => one.WorstCpuSeconds):F2}. Sum of driving seconds.

                | stream | Konvoi | {string.Join(" | ", Columns)} |
                | --- | ---: |{string.Concat(Columns.Select(_ => " ---: |"))}
                {string.Join('\n', _done.Select(Line))}
                | **mean** | **{own:F0}** | {means} |
                | Konvoi against | | {gaps} |

                """);
        }
    }

    public void Add(StreamReplay replay) => _done.Add(replay);

    private static string Line(StreamReplay one) =>
        $"| {one.Stream.Name} | {Number(one.Cost)} | {string.Join(" | ", Columns.Select(team => Number(one.Stream.Published[team])))} |";

    private double Mean(string team) => _done.Average(one => one.Stream.Published[team]);

    private static string Number(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string Percent(double own, double other) => (100 * ((own / other) - 1)).ToString("+0.00;-0.00", CultureInfo.InvariantCulture) + " %";
}
