namespace Konvoi.Routing;

/// <summary>The matrices of an input per profile, all of one size.</summary>
internal sealed class VroomMatrices
{
    private const int MsPerSecond = 1_000;
    private const int DmPerMetre = 10;

    private readonly SortedDictionary<string, Entry> _profiles = new(StringComparer.Ordinal);

    /// <summary>Of one profile: ms, dm and cost units.</summary>
    internal sealed record Entry(VroomMatrix Durations, VroomMatrix? Distances, VroomMatrix? Costs);

    public int Size { get; private set; }

    /// <exception cref="FormatException">There are none: coordinates alone do not tell how long a way takes.</exception>
    public static VroomMatrices Read(JsonAt root, VroomKeys keys)
    {
        VroomMatrices matrices = new();
        if (root.Find("matrices") is { } profiles)
        {
            foreach ((string name, JsonAt profile) in profiles.Properties())
            {
                keys.Check(profile, "$.matrices.*", "durations", "distances", "costs");
                matrices.Add(name, new Entry(
                    VroomMatrix.Read(profile.Get("durations", "a matrix of seconds"), MsPerSecond),
                    profile.Find("distances") is { } distances ? VroomMatrix.Read(distances, DmPerMetre) : null,
                    profile.Find("costs") is { } costs ? VroomMatrix.Read(costs, 1) : null), profile);
            }
        }
        else if (root.Find("matrix") is { } matrix)
        {
            matrices.Add("car", new Entry(VroomMatrix.Read(matrix, MsPerSecond), null, null), matrix);
        }

        return matrices._profiles.Count > 0
            ? matrices
            : throw root.Wrong("no matrices",
                "$.matrices with durations per profile, because no routing engine is asked and coordinates do not tell how long a way takes; "
                + "'konvoi roads matrix EXTRACT.osm.pbf --points FILE.csv --json' makes them from a map");
    }

    public Entry Of(string profile, JsonAt vehicle) => _profiles.TryGetValue(profile, out Entry? entry)
        ? entry
        : throw vehicle.Wrong($"profile '{profile}'", $"one with matrices: {string.Join(", ", _profiles.Keys)}");

    private void Add(string name, Entry entry, JsonAt at)
    {
        Size = Size == 0 ? entry.Durations.Size : Size;
        foreach (VroomMatrix matrix in new[] { entry.Durations, entry.Distances ?? entry.Durations, entry.Costs ?? entry.Durations })
        {
            if (matrix.Size != Size)
            {
                throw at.Wrong($"matrices of {matrix.Size} rows", $"{Size}, as the first has");
            }
        }

        if (entry.Costs is { IsWhole: false })
        {
            throw at.Wrong("costs with fractions", "whole numbers");
        }

        _profiles[name] = entry;
    }
}
