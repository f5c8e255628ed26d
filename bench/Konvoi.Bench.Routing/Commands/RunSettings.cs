using System.CommandLine;
using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>What every command that runs children takes.</summary>
internal sealed class RunSettings
{
    private readonly Option<string> _seeds = new("--seeds") { Description = "Seeds, comma between them.", DefaultValueFactory = _ => "1,2" };
    private readonly Option<string?> _rows = new("--rows")
    {
        Description = "File of finished runs, default artifacts/bench/routing.jsonl; those found there are not repeated.",
    };

    private readonly Option<string?> _build = new("--build")
    {
        Description = "Name of the optimiser measured, default a hash of its sources. Finished runs of another one do not count.",
    };

    private readonly Option<int> _jobs = new("--jobs") { Description = "Child processes at a time.", DefaultValueFactory = _ => 1 };
    private readonly ReportFile _out = new();

    public void AddTo(Command command)
    {
        command.Add(_seeds);
        command.Add(_rows);
        command.Add(_build);
        command.Add(_jobs);
        _out.AddTo(command);
    }

    /// <exception cref="FormatException">A seed is no number.</exception>
    public int[] Seeds(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(_seeds).Split(',').Select(seed => int.TryParse(seed, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new FormatException($"--seeds: '{seed}', expected whole numbers with commas between them"))];

    public string BuildName(ParseResult parsed) => parsed.GetValue(_build) ?? SourceHash.OfRouting();

    public Runner Runner(ParseResult parsed) =>
        new(
            new RowStore<RunKey, RunRow>(parsed.GetValue(_rows) ?? Path.Combine(BenchData.Root, "artifacts/bench/routing.jsonl")),
            Math.Max(1, parsed.GetValue(_jobs)));

    public void Write(ParseResult parsed, string markdown, IReadOnlyList<Measured> runs) => _out.Write(parsed, markdown, CsvReport.Of(runs));
}
