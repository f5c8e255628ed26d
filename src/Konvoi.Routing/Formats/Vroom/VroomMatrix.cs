namespace Konvoi.Routing;

/// <summary>A square matrix of an input, scaled to integers; <see cref="Profile.Unreachable"/> where it has null.</summary>
internal sealed class VroomMatrix
{
    private const double MostEntry = 1_000_000_000;

    private readonly int[] _entries;

    private VroomMatrix(int size, int[] entries, bool isWhole)
    {
        Size = size;
        _entries = entries;
        IsWhole = isWhole;
        Longest = LongestOf(entries);
    }

    public int Size { get; }

    /// <summary>Whether all numbers of the file are whole.</summary>
    public bool IsWhole { get; }

    /// <summary>The largest entry with a way.</summary>
    public int Longest { get; }

    public int this[int from, int to] => _entries[(from * Size) + to];

    /// <param name="rows">The array of arrays.</param>
    /// <param name="scale">Integers per unit of the file.</param>
    public static VroomMatrix Read(JsonAt rows, int scale)
    {
        int size = rows.Length();
        if (size is 0 or > PlaneMatrix.MaxPoints)
        {
            throw rows.Wrong($"1 to {PlaneMatrix.MaxPoints} rows");
        }

        // Every row is seen to be long enough before the matrix takes its memory.
        foreach (JsonAt row in rows.Items())
        {
            if (row.Length() != size)
            {
                throw row.Wrong($"{size} numbers, as many as there are rows");
            }
        }

        int[] entries = new int[size * size];
        bool isWhole = true;
        int at = 0;
        double most = Math.Floor(MostEntry / scale);
        string expected = $"a number from 0 to {LineReader.Show(most)}, or null where there is no way";
        foreach (JsonAt entry in rows.Items().SelectMany(row => row.Items()))
        {
            double value = entry.IsNull ? 0 : entry.Number(0, most, expected);
            isWhole &= Math.Floor(value) == value;

            // What stands on the diagonal means nothing: no van drives from a place to itself.
            entries[at] = at / size == at % size ? 0 : entry.IsNull ? Profile.Unreachable : (int)Math.Round(value * scale);
            at++;
        }

        return new VroomMatrix(size, entries, isWhole);
    }

    /// <summary>The largest entry of a matrix; 0 where there is no way at all.</summary>
    public static int LongestOf(int[] entries)
    {
        int longest = 0;
        foreach (int entry in entries)
        {
            longest = entry == Profile.Unreachable ? longest : Math.Max(longest, entry);
        }

        return longest;
    }

    /// <summary>
    /// The entries for a problem of as many locations or one more, the last then being at no distance from any; each divided
    /// by a factor and rounded, and unreachable where another matrix is.
    /// </summary>
    /// <exception cref="FormatException">An entry becomes too large.</exception>
    public int[] Entries(int locations, double divisor, VroomMatrix other, JsonAt vehicle)
    {
        int[] entries = new int[locations * locations];
        for (int from = 0; from < Size; from++)
        {
            for (int to = 0; to < Size; to++)
            {
                bool isReachable = this[from, to] != Profile.Unreachable && other[from, to] != Profile.Unreachable;
                double entry = isReachable ? Math.Round(this[from, to] / divisor) : Profile.Unreachable;
                entries[(from * locations) + to] = entry <= MostEntry || !isReachable
                    ? (int)entry
                    : throw vehicle.Wrong($"a way of {entry} ms after the speed factor", $"at most {MostEntry}: a greater speed_factor");
            }
        }

        return entries;
    }
}
