namespace Konvoi.Roads;

/// <summary>Reads a tile of a table that comes as two lists of rows.</summary>
internal static class RemoteCells
{
    private const int MsPerSecond = 1_000;

    /// <summary>Seconds and a unit of length, or null in both where there is no way.</summary>
    public static void Fill(RemoteJson durations, RemoteJson distances, int dmPerUnit, TableTile tile, RoadTable table)
    {
        int i = tile.FirstRow;
        foreach ((RemoteJson durationRow, RemoteJson distanceRow) in durations.Items(tile.Rows).Zip(distances.Items(tile.Rows)))
        {
            int j = tile.FirstColumn;
            foreach ((RemoteJson duration, RemoteJson distance) in durationRow.Items(tile.Columns).Zip(distanceRow.Items(tile.Columns)))
            {
                if (!duration.IsNull || !distance.IsNull)
                {
                    table.Set(i, j, duration.Whole(MsPerSecond), distance.Whole(dmPerUnit));
                }

                j++;
            }

            i++;
        }
    }
}
