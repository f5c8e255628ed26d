namespace Konvoi.Roads;

/// <summary>A stretch of street between two junctions or dead ends.</summary>
internal sealed record Link(int From, int To, List<Piece> Pieces, double LengthM);

/// <summary>Who meets whom in a <see cref="StreetPlan"/> at one moment: live pieces by node, links, faces.</summary>
internal sealed class PlanGraph
{
    private readonly StreetPlan _plan;
    private readonly List<Piece>[] _at;

    public PlanGraph(StreetPlan plan)
    {
        _plan = plan;
        _at = [.. plan.Nodes.Select(_ => new List<Piece>(4))];
        foreach (Piece piece in plan.Pieces.Where(piece => piece.Alive))
        {
            _at[piece.A].Add(piece);
            _at[piece.B].Add(piece);
        }
    }

    public int Degree(int node) => _at[node].Count;

    public IReadOnlyList<Piece> At(int node) => _at[node];

    /// <summary>Every link once, in order of its first piece; closed loops without a junction are left out.</summary>
    public List<Link> Links()
    {
        var seen = new bool[_plan.Pieces.Count];
        var links = new List<Link>();
        for (int node = 0; node < _at.Length; node++)
        {
            if (_at[node].Count is 0 or 2)
            {
                continue;
            }

            foreach (Piece piece in _at[node])
            {
                if (!seen[piece.Index])
                {
                    links.Add(Follow(node, piece, seen));
                }
            }
        }

        return links;
    }

    /// <summary>The number of the undirected component of each node, and the number of nodes in each.</summary>
    public (int[] Component, List<int> Sizes) Components()
    {
        var component = new int[_at.Length];
        Array.Fill(component, -1);
        var sizes = new List<int>();
        var open = new Stack<int>();
        for (int start = 0; start < _at.Length; start++)
        {
            if (component[start] >= 0 || _at[start].Count == 0)
            {
                continue;
            }

            component[start] = sizes.Count;
            sizes.Add(0);
            open.Push(start);
            while (open.TryPop(out int node))
            {
                sizes[^1]++;
                foreach (Piece piece in _at[node])
                {
                    int other = piece.Other(node);
                    if (component[other] < 0)
                    {
                        component[other] = component[start];
                        open.Push(other);
                    }
                }
            }
        }

        return (component, sizes);
    }

    /// <summary>The outlines of the blocks between the streets, counter-clockwise, first point repeated.</summary>
    public List<List<Vec>> Blocks()
    {
        int[][] around = [.. _at.Select((pieces, node) => pieces
            .Select(piece => piece.Other(node))
            .OrderBy(other => (_plan.Nodes[other] - _plan.Nodes[node]).PseudoAngle)
            .ToArray())];
        var walked = new HashSet<(int From, int To)>();
        var blocks = new List<List<Vec>>();
        for (int node = 0; node < around.Length; node++)
        {
            foreach (int first in around[node])
            {
                var ring = new List<Vec>();
                double doubleArea = 0;
                (int from, int to) = (node, first);
                while (walked.Add((from, to)))
                {
                    ring.Add(_plan.Nodes[from]);
                    doubleArea += _plan.Nodes[from].Cross(_plan.Nodes[to]);

                    // The next street clockwise from the one we came by keeps the block on the left.
                    int[] others = around[to];
                    int back = Array.IndexOf(others, from);
                    (from, to) = (to, others[(back + others.Length - 1) % others.Length]);
                }

                if (doubleArea > 0)
                {
                    ring.Add(ring[0]);
                    blocks.Add(ring);
                }
            }
        }

        return blocks;
    }

    private Link Follow(int node, Piece piece, bool[] seen)
    {
        var pieces = new List<Piece>();
        double lengthM = 0;
        int at = node;
        while (true)
        {
            seen[piece.Index] = true;
            pieces.Add(piece);
            lengthM += _plan.LengthM(piece);
            at = piece.Other(at);
            if (_at[at].Count != 2 || at == node)
            {
                return new Link(node, at, pieces, lengthM);
            }

            piece = _at[at][0] == piece ? _at[at][1] : _at[at][0];
        }
    }
}
