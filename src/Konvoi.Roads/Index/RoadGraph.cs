namespace Konvoi.Roads;

/// <summary>
/// Junctions and the roads between them, without directions: what a dissection cuts. A road stands for the states on it,
/// so cutting it costs as many vertices of the turn-expanded graph.
/// </summary>
/// <param name="NodeX">East of each junction, in any unit that is the same along both axes.</param>
/// <param name="NodeY">North of each junction.</param>
/// <param name="Ends">Two junctions per road: 2r and 2r + 1.</param>
/// <param name="Weight">The number of states on each road, at least 1.</param>
internal sealed record RoadGraph(int[] NodeX, int[] NodeY, int[] Ends, int[] Weight)
{
    public int NodeCount => NodeX.Length;

    public int RoadCount => Weight.Length;
}
