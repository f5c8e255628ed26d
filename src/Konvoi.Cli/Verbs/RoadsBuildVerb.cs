using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads build</c>: an extract turned into a file that opens at once.</summary>
internal static class RoadsBuildVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> extract = new("EXTRACT.osm.pbf") { Description = "An OpenStreetMap extract." };
        Option<string> output = new("-o", "--output") { Description = "The file to write.", HelpName = "CITY.roads", Required = true };
        Option<string> profile = new("--profile")
        {
            Description = "The vehicle: van (up to 40 km/h, no motorways) or car.", HelpName = "NAME", DefaultValueFactory = _ => RoadProfile.Van.Name,
        };
        profile.AcceptOnlyFromAmong([.. RoadProfile.All.Select(known => known.Name)]);
        Option<bool> leftHand = new("--left-hand") { Description = "The traffic keeps left." };
        Command verb = new("build", "Turn an OpenStreetMap extract into a .roads file.") { extract, output, profile, leftHand };
        verb.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(extract),
            parsed.GetRequiredValue(output),
            RoadProfile.All.First(known => known.Name == parsed.GetRequiredValue(profile)),
            parsed.GetValue(leftHand)));
        return verb;
    }

    private static int Run(Terminal terminal, string extract, string output, RoadProfile profile, bool leftHand)
    {
        long started = Stopwatch.GetTimestamp();
        if (Directory.Exists(output))
        {
            throw new FormatException($"-o {output}: found a directory, expected a name for a file");
        }

        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Build(extract, profile, leftHand));
        byte[] bytes = network.Save();

        // Written beside and moved in, so that a file of that name is always a whole one.
        string aside = $"{output}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(aside, bytes);
            File.Move(aside, output, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"wrote {output}: {network.ArcCount:N0} arcs, {bytes.Length / 1e6:F1} MB, {seconds:F1} s"));
        return ExitCode.Done;
    }
}
