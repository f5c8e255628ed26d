namespace Konvoi.Roads;

/// <summary>A part of a table that is asked for at once.</summary>
internal readonly record struct TableTile(int FirstRow, int Rows, int FirstColumn, int Columns)
{
    public long Cells => (long)Rows * Columns;
}
