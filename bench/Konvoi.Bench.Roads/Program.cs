// Speeds of the road network on a real city, for a car (as other engines are measured) and for the van, each beside a plain
// Dijkstra search of the same run. Prints a table with machine, date and command; no test waits for these times.
using System.Globalization;
using System.Runtime.InteropServices;
using Konvoi.Bench;
using Konvoi.Bench.Roads;
using Konvoi.Roads;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["memory", var built])
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MemoryMode.Measure(built)}"));
    return 0;
}

string? extract = args.FirstOrDefault() ?? City.FindPorto();
if (extract is null || !File.Exists(extract))
{
    Console.Error.WriteLine("no extract: name an .osm.pbf file, or put ../shared/osm/porto.osm.pbf beside the checkout");
    return 1;
}

Console.WriteLine($"# Roads bench, {DateTime.UtcNow:yyyy-MM-dd}");
Console.WriteLine();
Console.WriteLine($"- command: `dotnet run --project bench/Konvoi.Bench.Roads -c Release{(args.Length == 0 ? "" : " -- " + Path.GetFileName(extract))}`");
Console.WriteLine($"- machine: {Machine.Cpu()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
Console.WriteLine($"- load average before the run: {Machine.Load()}");
Console.WriteLine($"- extract: {Path.GetFileName(extract)}; 1,000 random places, seed 42; best and median of the repeats named");
Console.WriteLine("- plain Dijkstra: over the same states with a four-way heap, from one place to all; a matrix by it is reckoned from 20 rows");
foreach ((RoadProfile profile, bool joins) in ((RoadProfile, bool)[])[(RoadProfile.Car, true), (RoadProfile.Van, true)])
{
    new City(extract, profile, joins).Run();
}

return 0;
