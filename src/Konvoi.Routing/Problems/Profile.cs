namespace Konvoi.Routing;

/// <summary>
/// How one kind of van travels between the locations of a problem: a duration and a length per ordered pair. Asymmetric,
/// and not required to obey the triangle inequality. Asked for a pair outside the locations it gives an entry of another pair or
/// throws <see cref="IndexOutOfRangeException"/>: nothing on the way to an entry is checked twice.
/// </summary>
public sealed class Profile
{
    /// <summary>The duration, and the length, of a pair without a way.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly int _locationCount;
    private readonly int[] _durationMs;
    private readonly int[] _lengthDm;

    internal Profile(string name, int locationCount, int[] durationMs, int[] lengthDm)
    {
        Name = name;
        _locationCount = locationCount;
        _durationMs = durationMs;
        _lengthDm = lengthDm;
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Driving time in ms, 0 to 10^9, or <see cref="Unreachable"/>.</summary>
    public int DurationMs(int from, int to) => _durationMs[(from * _locationCount) + to];

    /// <summary>Way in dm, 0 to 10^9, or <see cref="Unreachable"/>.</summary>
    public int LengthDm(int from, int to) => _lengthDm[(from * _locationCount) + to];

    /// <summary>Whether there is a way at all; from a location to itself there is, of length 0.</summary>
    public bool IsReachable(int from, int to) => DurationMs(from, to) != Unreachable;

    /// <summary>The tables of some locations alone, in the order named; one array twice where this profile has one.</summary>
    internal (int[] Durations, int[] Lengths) Cut(ReadOnlySpan<int> locations)
    {
        int[] durations = Cut(_durationMs, locations);
        return (durations, ReferenceEquals(_durationMs, _lengthDm) ? durations : Cut(_lengthDm, locations));
    }

    private int[] Cut(int[] table, ReadOnlySpan<int> locations)
    {
        int[] cut = new int[locations.Length * locations.Length];
        for (int from = 0; from < locations.Length; from++)
        {
            for (int to = 0; to < locations.Length; to++)
            {
                cut[(from * locations.Length) + to] = table[(locations[from] * _locationCount) + locations[to]];
            }
        }

        return cut;
    }

    /// <summary>Row-major durations: the entry of (from, to) is at from x locations + to.</summary>
    internal int[] Durations => _durationMs;

    /// <summary>Row-major lengths, laid out as <see cref="Durations"/>.</summary>
    internal int[] Lengths => _lengthDm;
}
