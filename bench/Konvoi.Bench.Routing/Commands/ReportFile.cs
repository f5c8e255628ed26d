using System.CommandLine;

namespace Konvoi.Bench.Routing;

/// <summary>Where a report goes: to the console, and to files where asked.</summary>
internal sealed class ReportFile
{
    private readonly Option<string?> _out = new("--out") { Description = "Writes the report to this path as well, with .md and .csv added." };

    public void AddTo(Command command) => command.Add(_out);

    public void Write(ParseResult parsed, string markdown, string? csv = null)
    {
        string text = markdown.TrimEnd('\n') + "\n";
        Console.Write(text);
        if (parsed.GetValue(_out) is { } path)
        {
            File.WriteAllText(path + ".md", text);
            if (csv is not null)
            {
                File.WriteAllText(path + ".csv", csv);
            }
        }
    }
}
