namespace Konvoi.Roads;

/// <summary>
/// Asks for a table in as few tiles as a server allows. What it allows is not known at first: the whole is asked for, and each
/// refusal for its size at least halves the number of cells, or takes the server's word for it. The limit is kept for later tables.
/// </summary>
/// <param name="maxSide">No tile has more rows or columns, whatever the server allows: at least 1.</param>
internal sealed class TableTiles(int maxSide)
{
    private int _maxCells = int.MaxValue;

    /// <summary>Asks tile after tile.</summary>
    /// <param name="rows">The number of rows of the table.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="ask">
    /// Asks for a tile. Null when that was answered; otherwise it was too big, and the number of cells that the server says it
    /// allows, or 0 if it does not say.
    /// </param>
    /// <param name="tooBig">The exception for a server to which one cell is too much.</param>
    public async Task RunAsync(int rows, int columns, Func<TableTile, Task<int?>> ask, Func<RoadTimesException> tooBig)
    {
        var open = new Stack<TableTile>();
        if (rows > 0 && columns > 0)
        {
            open.Push(new TableTile(0, rows, 0, columns));
        }

        while (open.TryPop(out TableTile tile))
        {
            int limit = Volatile.Read(ref _maxCells);
            if (tile.Cells > limit || tile.Rows > maxSide || tile.Columns > maxSide)
            {
                Split(tile, limit, open);
            }
            else if (await ask(tile) is int allowed)
            {
                int refused = (int)tile.Cells;
                if (refused == 1)
                {
                    throw tooBig();
                }

                int next = allowed > 0 && allowed < refused ? allowed : refused / 2;
                Volatile.Write(ref _maxCells, Math.Min(next, Volatile.Read(ref _maxCells)));
                open.Push(tile);
            }
        }
    }

    /// <summary>Into tiles of nearly the same size, as square as they can be: a square has the fewest places for its cells.</summary>
    private void Split(TableTile whole, int limit, Stack<TableTile> open)
    {
        int side = Math.Clamp((int)Math.Sqrt(limit), 1, maxSide);
        int columns = Math.Min(whole.Columns, side);
        int rows = Math.Min(whole.Rows, Math.Min(maxSide, limit / columns));
        columns = Math.Min(whole.Columns, Math.Min(maxSide, limit / rows));
        rows = Even(whole.Rows, rows);
        columns = Even(whole.Columns, columns);
        for (int row = (whole.Rows - 1) / rows * rows; row >= 0; row -= rows)
        {
            for (int column = (whole.Columns - 1) / columns * columns; column >= 0; column -= columns)
            {
                open.Push(new TableTile(
                    whole.FirstRow + row,
                    Math.Min(rows, whole.Rows - row),
                    whole.FirstColumn + column,
                    Math.Min(columns, whole.Columns - column)));
            }
        }
    }

    private static int Even(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return (count + parts - 1) / parts;
    }
}
