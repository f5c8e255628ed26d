namespace Konvoi.Roads;

/// <summary>
/// Which arcs may follow each arc, and what the turn costs. A van turns round only where there is nothing else to do:
/// at a dead end, before a barrier, or where restrictions leave no other way.
/// </summary>
internal sealed class TurnTable
{
    private readonly List<int> _to = [];
    private readonly List<ushort> _ms = [];

    private TurnTable(int arcCount) => First = new int[arcCount + 1];

    public int[] First { get; }

    public int[] To => [.. _to];

    public ushort[] Ms => [.. _ms];

    public static TurnTable Of(ArcLayout arcs, ForbiddenTurns forbidden, bool[] isBarrier)
    {
        var table = new TurnTable(arcs.ArcCount);
        for (int arc = 0; arc < arcs.ArcCount; arc++)
        {
            int node = arcs.Head[arc];
            if (!isBarrier[arcs.OsmNode[node]])
            {
                table.AddTurns(arcs, forbidden, arc, node);
            }

            int reverse = arcs.Reverse[arc];
            if (table._to.Count == table.First[arc] && reverse >= 0 && !forbidden.Contains(arc, reverse))
            {
                table.Add(reverse, TurnCost.UTurnMs);
            }

            table.First[arc + 1] = table._to.Count;
        }

        return table;
    }

    private void AddTurns(ArcLayout arcs, ForbiddenTurns forbidden, int arc, int node)
    {
        bool isJunction = RoadsAt(arcs, node) > 2;
        foreach (int next in arcs.ArcsFrom(node))
        {
            if (next != arcs.Reverse[arc] && !forbidden.Contains(arc, next))
            {
                Add(next, isJunction ? TurnCost.Of(arcs.DirectionIn[arc], arcs.DirectionOut[next]) : TurnCost.StraightMs);
            }
        }
    }

    /// <summary>The number of roads that meet in a node: two-way ones leave and enter, and count once.</summary>
    private static int RoadsAt(ArcLayout arcs, int node)
    {
        int roads = arcs.ArcsFrom(node).Length;
        foreach (int arc in arcs.ArcsInto(node))
        {
            roads += arcs.Reverse[arc] < 0 ? 1 : 0;
        }

        return roads;
    }

    private void Add(int arc, int turnMs)
    {
        _to.Add(arc);
        _ms.Add((ushort)turnMs);
    }
}
