using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Bench.Roads;

/// <summary>In a process of its own: what a network takes after it has been used, managed and mapped together.</summary>
internal static class MemoryMode
{
    /// <returns>Megabytes: managed, mapped and resident; the whole process.</returns>
    public static string Measure(string builtFile)
    {
        RoadNetwork network = RoadNetwork.Open(builtFile);
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions());
        RoadQuery query = new(metric);
        RoadPoint[] places = City.Places(network, 1000);
        query.Matrix(places, places);
        for (int i = 0; i + 1 < places.Length; i++)
        {
            query.Route(places[i], places[i + 1])?.Geometry(network);
        }

        ArcSet closed = new(network.ArcCount);
        closed.Add(places[0].Arc);
        RoadMetric other = metric.WithClosed(closed);
        new RoadQuery(other).Route(places[1], places[2]);
        places = [];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        double managed = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        double mapped = Mapped(Path.GetFileName(builtFile));
        double whole = Environment.WorkingSet / 1e6;
        GC.KeepAlive(query);
        GC.KeepAlive(other);
        return string.Create(CultureInfo.InvariantCulture, $"{managed:F1} {mapped:F1} {whole:F1}");
    }

    /// <summary>Resident pages of the file, as the kernel counts them; 0 where there is no such count.</summary>
    private static double Mapped(string fileName)
    {
        const string Smaps = "/proc/self/smaps";
        if (!File.Exists(Smaps))
        {
            return 0;
        }

        double kilobytes = 0;
        bool isOurs = false;
        foreach (string line in File.ReadLines(Smaps))
        {
            string first = line.Split(' ', 2)[0];
            isOurs = first.EndsWith(':') ? isOurs : line.EndsWith(fileName, StringComparison.Ordinal);
            if (isOurs && first == "Rss:")
            {
                kilobytes += double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        return kilobytes * 1024 / 1e6;
    }
}
