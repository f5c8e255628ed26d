using System.Text;

namespace Konvoi.Roads;

/// <summary>
/// Hours that come back every week: a set of minutes in [0, 10080), counted from Monday 0:00 local time. Immutable;
/// two of the same minutes are equal.
/// </summary>
public sealed class WeekHours : IEquatable<WeekHours>
{
    public const int MinutesOfDay = 24 * 60;
    public const int MinutesOfWeek = 7 * MinutesOfDay;

    /// <summary>Begins and ends in turn, strictly ascending; a span holds its begin and not its end.</summary>
    private readonly int[] _edges;

    private WeekHours(int[] edges) => _edges = edges;

    public static WeekHours None { get; } = new([]);

    public static WeekHours Always { get; } = new([0, MinutesOfWeek]);

    public bool IsEmpty => _edges.Length == 0;

    public bool IsAlways => _edges is [0, MinutesOfWeek];

    /// <summary>Begins and ends in turn, strictly ascending, in [0, 10080]; a span holds its begin and not its end.</summary>
    public ReadOnlySpan<int> Edges => _edges;

    /// <summary>The minute of the week of a time of day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="minuteOfDay">In [0, 1440).</param>
    public static int MinuteOf(DayOfWeek day, int minuteOfDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minuteOfDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minuteOfDay, MinutesOfDay);
        return ((((int)day + 6) % 7) * MinutesOfDay) + minuteOfDay;
    }

    /// <summary>The union of spans that may overlap; each within [0, 10080], begin before end.</summary>
    public static WeekHours Of(IEnumerable<(int From, int To)> spans)
    {
        var edges = new List<int>();
        foreach ((int from, int to) in spans.Order())
        {
            ArgumentOutOfRangeException.ThrowIfNegative(from);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(to, MinutesOfWeek);
            if (edges.Count > 0 && from <= edges[^1])
            {
                edges[^1] = Math.Max(edges[^1], to);
            }
            else
            {
                edges.AddRange([from, to]);
            }
        }

        return edges.Count == 0 ? None : new WeekHours([.. edges]);
    }

    /// <param name="minuteOfWeek">In [0, 10080).</param>
    public bool Contains(int minuteOfWeek)
    {
        int at = Array.BinarySearch(_edges, minuteOfWeek);
        int passed = at >= 0 ? at + 1 : ~at;
        return (passed & 1) == 1;
    }

    public WeekHours Union(WeekHours other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsEmpty ? other : other.IsEmpty ? this : Of(Spans().Concat(other.Spans()));
    }

    public bool Equals(WeekHours? other) => other is not null && _edges.AsSpan().SequenceEqual(other._edges);

    public override bool Equals(object? obj) => Equals(obj as WeekHours);

    public override int GetHashCode()
    {
        int hash = _edges.Length;
        foreach (int edge in _edges)
        {
            hash = unchecked((hash * 31) + edge);
        }

        return hash;
    }

    /// <summary>Like <c>Mo 07:00-Mo 19:00, Tu 07:00-Tu 19:00</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((int from, int to) in Spans())
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(Name(from)).Append('-').Append(Name(to));
        }

        return text.ToString();

        static string Name(int minute) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{OpeningHours.DayNames[minute / MinutesOfDay % 7]} {minute / 60 % 24:00}:{minute % 60:00}");
    }

    internal IEnumerable<(int From, int To)> Spans()
    {
        for (int i = 0; i < _edges.Length; i += 2)
        {
            yield return (_edges[i], _edges[i + 1]);
        }
    }
}
