using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>What makes a run the same run: a finished one with an equal key is not repeated.</summary>
/// <param name="Solver">konvoi or ortools.</param>
/// <param name="Build">Of the solver: results of another build do not count.</param>
/// <param name="Mode">What the limit means.</param>
/// <param name="Family">Its name.</param>
/// <param name="LimitSeconds">CPU or wall seconds, as the mode says.</param>
/// <param name="Seed">0 for a solver that takes none.</param>
/// <param name="UntilListed">Whether the run ends as soon as it is as good as the best known.</param>
internal sealed record RunKey(
    string Solver, string Build, RunMode Mode, string Family, string Instance, double LimitSeconds, int Seed, bool UntilListed = false)
{
    public const string Konvoi = "konvoi";

    public const string OrTools = "ortools";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Solver} {Instance}, {LimitSeconds} s {ModeText.Short(Mode)}{(UntilListed ? " or as listed" : "")}, seed {Seed}");
}
