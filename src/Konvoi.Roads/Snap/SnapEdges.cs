namespace Konvoi.Roads;

/// <summary>The edges of boxes, 1e-7 degree, as parallel arrays.</summary>
internal readonly record struct SnapEdges(int[] WestE7, int[] SouthE7, int[] EastE7, int[] NorthE7)
{
    public ReadOnlySpan<int> West => WestE7;

    public ReadOnlySpan<int> South => SouthE7;

    public ReadOnlySpan<int> East => EastE7;

    public ReadOnlySpan<int> North => NorthE7;

    public static SnapEdges OfLength(int length) => new(new int[length], new int[length], new int[length], new int[length]);

    public GeoBounds this[int box]
    {
        get => new(WestE7[box], SouthE7[box], EastE7[box], NorthE7[box]);
        set => (WestE7[box], SouthE7[box], EastE7[box], NorthE7[box]) = (value.MinLonE7, value.MinLatE7, value.MaxLonE7, value.MaxLatE7);
    }
}
