using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>One row of dynamic.csv: an instance and the requests that its seed reveals. Times in seconds.</summary>
internal sealed class DispatchStream
{
    /// <summary>Of its instance.</summary>
    public required string Name { get; init; }

    public required Instance Static { get; init; }

    /// <summary>All requests in the order of their ids.</summary>
    public required StreamRequest[] Requests { get; init; }

    public int FirstEpoch => EpochOf(Static.Ready.Skip(1).Min());

    public int LastEpoch => EpochOf(Static.Ready.Skip(1).Max());

    public static string Folder => Path.Combine(BenchData.Folder, "ortec");

    /// <summary>What tells the row of a stream from others: its instance and the seed of its requests.</summary>
    public static string KeyOf(string[] row) => $"{row[0]} {row[1]}";

    /// <summary>The costs that others reached, per column.</summary>
    public static IReadOnlyDictionary<string, double> PublishedOf(string[] header, string[] row) =>
        header.Skip(3).Select((team, at) => (team, Cost: double.Parse(row[at + 3], CultureInfo.InvariantCulture))).ToDictionary(pair => pair.team, pair => pair.Cost);

    /// <summary>The rows of dynamic.csv by size of instance: name, seed, time limit, then costs.</summary>
    public static IReadOnlyList<string[]> Rows(out string[] header)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "dynamic.csv"));
        header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
    }

    public static DispatchStream Read(string[] row)
    {
        string name = row[0];
        Instance read = VrplibFile.Read(Family.Named("ortec"), Path.Combine(Folder, $"{name}.txt.gz"));
        string path = Path.Combine(Folder, "streams", $"{name}_seed{row[1]}.csv");
        StreamRequest[] requests =
        [
            .. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
                .Select(cell => new StreamRequest(cell[0], cell[2], cell[3], cell[4], cell[5], cell[6])),
        ];
        return new DispatchStream
        {
            Name = name,
            Static = read,
            Requests = requests,
        };
    }

    private static int EpochOf(double readySeconds) => Math.Max(0, (int)Math.Floor((readySeconds - 3600) / 3600));
}
