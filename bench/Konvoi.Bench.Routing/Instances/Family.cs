namespace Konvoi.Bench.Routing;

/// <summary>
/// A set of published instances under <c>shared/bench</c> with one convention of cost.
/// </summary>
/// <param name="Name">What <c>--family</c> takes.</param>
/// <param name="Title">What the report prints.</param>
/// <param name="Folder">Below <c>shared/bench</c>.</param>
/// <param name="Extension">Of its instance files.</param>
/// <param name="Hierarchical">Fewest vehicles first, then distance; otherwise distance or driving time alone.</param>
/// <param name="MarkGapPercent">The mean gap to reach at the standard times; null where the mark is another.</param>
/// <param name="HasPeer">Whether OR-Tools models it.</param>
internal sealed record Family(
    string Name, string Title, string Folder, string Extension, bool Hierarchical, double? MarkGapPercent, bool HasPeer = true)
{
    public static Family Solomon { get; } = new("solomon", "Solomon", "solomon", ".txt", false, 0.05);

    public static Family H200 { get; } = new("h200", "Homberger-200", "homberger", ".txt", false, 0.10);

    public static Family H400 { get; } = new("h400", "Homberger-400", "homberger", ".txt", false, 0.35);

    public static Family H1000 { get; } = new("h1000", "Homberger-1000", "homberger", ".txt", false, 1.5);

    public static Family X { get; } = new("x", "X", "x", ".vrp", false, 0.5);

    public static Family Ortec { get; } = new("ortec", "ORTEC", "ortec", ".txt.gz", false, 0.40);

    public static Family LiLim { get; } = new("lilim", "Li&Lim", "lilim", ".txt", true, null);

    public static Family Evrptw { get; } = new("evrptw", "EVRPTW", "evrptw", ".txt", true, null, HasPeer: false);

    public static IReadOnlyList<Family> All { get; } = [Solomon, H200, H400, H1000, X, Ortec, LiLim, Evrptw];

    /// <exception cref="FormatException">No family is called so.</exception>
    public static Family Named(string name) =>
        All.FirstOrDefault(family => family.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"--family: '{name}', expected one of {string.Join(", ", All.Select(family => family.Name))} or all");

    /// <summary>
    /// CPU seconds of a standard run: 30 for 100 stops, 60 for 200 to 500, 120 for 1,000, and on the straight line between
    /// these for sizes that lie between them.
    /// </summary>
    public static int StandardCpuSeconds(int customers) => customers switch
    {
        <= 100 => 30,
        < 200 => 30 + (30 * (customers - 100) / 100),
        <= 500 => 60,
        <= 1000 => 60 + (60 * (customers - 500) / 500),
        _ => 120,
    };
}
