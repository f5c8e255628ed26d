using System.CommandLine;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>The problem file of <c>solve</c> and <c>check</c>.</summary>
internal static class ProblemInput
{
    private static readonly (string Name, ProblemFormat Format)[] Formats =
    [
        ("solomon", ProblemFormat.Solomon), ("vrplib", ProblemFormat.Vrplib), ("ortec", ProblemFormat.Ortec),
        ("lilim", ProblemFormat.LiLim), ("evrptw", ProblemFormat.Evrptw), ("vroom", ProblemFormat.Vroom),
    ];

    public static Argument<string> Argument() => new("PROBLEM")
    {
        Description = "A routing problem: Solomon or Homberger, VRPLIB (X set, ORTEC), Li and Lim, E-VRPTW, or VROOM's JSON with matrices; .gz too.",
    };

    public static Option<string?> Format()
    {
        Option<string?> format = new("--format") { Description = "The format of PROBLEM; told from its first lines when not given." };
        format.AcceptOnlyFromAmong(["auto", .. Formats.Select(known => known.Name)]);
        return format;
    }

    /// <exception cref="FormatException">The file is missing, broken or contradicts itself.</exception>
    public static ProblemFile Read(string path, string? format) => ProblemReader.Read(
        PackedFile.Read(path, "a routing problem"), path, format is null or "auto" ? null : Formats.Single(known => known.Name == format).Format);
}
