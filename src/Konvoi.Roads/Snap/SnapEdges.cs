namespace Konvoi.Roads;

/// <summary>The edges of boxes, 1e-7 degree, as parallel columns.</summary>
internal readonly record struct SnapEdges(Column<int> West, Column<int> South, Column<int> East, Column<int> North)
{
    public GeoBounds this[int box] => new(West[box], South[box], East[box], North[box]);

    public static SnapEdges Of(ReadOnlySpan<GeoBounds> boxes)
    {
        int[] west = new int[boxes.Length];
        int[] south = new int[boxes.Length];
        int[] east = new int[boxes.Length];
        int[] north = new int[boxes.Length];
        for (int box = 0; box < boxes.Length; box++)
        {
            (west[box], south[box], east[box], north[box]) = (boxes[box].MinLonE7, boxes[box].MinLatE7, boxes[box].MaxLonE7, boxes[box].MaxLatE7);
        }

        return new SnapEdges(west, south, east, north);
    }
}
