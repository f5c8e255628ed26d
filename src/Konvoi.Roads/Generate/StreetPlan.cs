namespace Konvoi.Roads;

/// <summary>
/// A drawing of streets that stays a planar graph: a line that crosses, touches or nearly meets what is already there
/// gets a shared node. Streets keep their pieces in order, so that each becomes OSM ways again.
/// </summary>
internal sealed class StreetPlan
{
    private const double CellM = 50;
    private const double NodeSnapM = 16;
    private const double PieceSnapM = 9;

    private readonly Vec _origin;
    private readonly int _columns;
    private readonly int _rows;
    private readonly List<int>?[] _cells;
    private readonly List<(double At, int Piece, Vec Point)> _crossings = [];

    public StreetPlan(double widthM, double heightM)
    {
        _origin = new Vec(-widthM / 2 - CellM, -heightM / 2 - CellM);
        _columns = (int)(widthM / CellM) + 3;
        _rows = (int)(heightM / CellM) + 3;
        _cells = new List<int>?[_columns * _rows];
    }

    public List<Vec> Nodes { get; } = [];

    public List<Piece> Pieces { get; } = [];

    public List<Street> Streets { get; } = [];

    /// <summary>Draws a street. <paramref name="isBridge"/> tells for each segment of the line whether it is a bridge.</summary>
    public Street Draw(StreetKind kind, IReadOnlyList<Vec> line, Func<int, bool>? isBridge = null, Street? prolongs = null)
    {
        var street = new Street { Index = Streets.Count, Kind = kind, Prolongs = prolongs };
        Streets.Add(street);
        int at = NodeFor(line[0]);
        for (int i = 0; i + 1 < line.Count; i++)
        {
            at = DrawTo(street, at, line[i + 1], isBridge?.Invoke(i) ?? false);
        }

        return street;
    }

    /// <summary>Draws a street through existing nodes exactly, without meeting anything on the way.</summary>
    public void Join(Street street, IReadOnlyList<int> nodes)
    {
        Streets.Add(street);
        for (int i = 0; i + 1 < nodes.Count; i++)
        {
            Append(street, nodes[i], nodes[i + 1], bridge: false);
        }
    }

    /// <summary>The node at a place: an existing one nearby, one cut into a street that passes there, or a new one.</summary>
    public int NodeFor(Vec point)
    {
        (int node, double nodeM, int piece, double pieceM) = Nearest(point, NodeSnapM);
        if (node >= 0 && nodeM <= NodeSnapM)
        {
            return node;
        }

        if (piece >= 0 && pieceM <= PieceSnapM)
        {
            return Split(piece, point.NearestOn(Nodes[Pieces[piece].A], Nodes[Pieces[piece].B]));
        }

        Nodes.Add(point);
        return Nodes.Count - 1;
    }

    /// <summary>The nearest live piece to a place within a distance, or -1.</summary>
    public (int Node, double NodeM, int Piece, double PieceM) Nearest(Vec point, double withinM)
    {
        (int Node, double NodeM, int Piece, double PieceM) best = (-1, double.MaxValue, -1, double.MaxValue);
        Visit(point - new Vec(withinM, withinM), point + new Vec(withinM, withinM), index =>
        {
            Piece piece = Pieces[index];
            double pieceM = point.DistanceTo(point.NearestOn(Nodes[piece.A], Nodes[piece.B]));
            if (pieceM < best.PieceM && pieceM <= withinM)
            {
                best = best with { Piece = index, PieceM = pieceM };
            }

            int end = point.DistanceTo(Nodes[piece.A]) <= point.DistanceTo(Nodes[piece.B]) ? piece.A : piece.B;
            if (point.DistanceTo(Nodes[end]) < best.NodeM)
            {
                best = best with { Node = end, NodeM = point.DistanceTo(Nodes[end]) };
            }
        });
        return best;
    }

    /// <summary>The first live piece that the segment crosses, as a fraction of the segment, or null.</summary>
    public double? FirstCrossing(Vec from, Vec to)
    {
        double? first = null;
        Visit(from, to, index =>
        {
            if (Vec.TryCross(from, to, Nodes[Pieces[index].A], Nodes[Pieces[index].B], out double at, out _) && at < (first ?? 2))
            {
                first = at;
            }
        });
        return first;
    }

    /// <summary>The live pieces of a street in drawing order. Neighbours in the list need not touch: parts may have been removed.</summary>
    public IEnumerable<Piece> PiecesOf(Street street)
    {
        for (int index = street.FirstPiece; index >= 0; index = Pieces[index].Next)
        {
            if (Pieces[index].Alive)
            {
                yield return Pieces[index];
            }
        }
    }

    public double LengthM(Piece piece) => Nodes[piece.A].DistanceTo(Nodes[piece.B]);

    private int DrawTo(Street street, int from, Vec target, bool bridge)
    {
        int end = NodeFor(target);
        _crossings.Clear();
        Vec a = Nodes[from];
        Vec b = Nodes[end];
        Visit(a, b, index =>
        {
            Piece piece = Pieces[index];
            bool touches = piece.A == from || piece.B == from || piece.A == end || piece.B == end;
            if (!touches && Vec.TryCross(a, b, Nodes[piece.A], Nodes[piece.B], out double at, out _))
            {
                _crossings.Add((at, index, a + (b - a) * at));
            }
        });
        _crossings.Sort((x, y) => x.At != y.At ? x.At.CompareTo(y.At) : x.Piece.CompareTo(y.Piece));
        int before = from;
        foreach ((_, int piece, Vec point) in _crossings.ToArray())
        {
            int node = CrossingNode(piece, point);
            Append(street, before, node, bridge);
            before = node;
        }

        Append(street, before, end, bridge);
        return end;
    }

    private int CrossingNode(int piece, Vec point)
    {
        // An earlier crossing of the same stroke may have split this piece, or the visit may have named it twice.
        (int node, double nodeM, int nearest, double pieceM) = Nearest(point, NodeSnapM);
        return nodeM <= NodeSnapM ? node : Split(pieceM < 1 ? nearest : piece, point);
    }

    private void Append(Street street, int from, int to, bool bridge)
    {
        if (from == to || Joined(from, to))
        {
            return;
        }

        var piece = new Piece { Index = Pieces.Count, Street = street, A = from, B = to, Bridge = bridge, Kind = street.Kind };
        Pieces.Add(piece);
        Register(piece);
        if (street.FirstPiece < 0)
        {
            street.FirstPiece = piece.Index;
        }
        else
        {
            Pieces[street.LastPiece].Next = piece.Index;
        }

        street.LastPiece = piece.Index;
    }

    /// <summary>Puts a new node into a piece; the part beyond it becomes the last piece of <see cref="Pieces"/>.</summary>
    public int Split(int index, Vec point)
    {
        Piece piece = Pieces[index];
        Nodes.Add(point);
        int middle = Nodes.Count - 1;
        var rest = new Piece
        {
            Index = Pieces.Count, Street = piece.Street, A = middle, B = piece.B, Bridge = piece.Bridge, Next = piece.Next,
            Kind = piece.Kind,
        };
        Pieces.Add(rest);
        Register(rest);
        piece.B = middle;
        piece.Next = rest.Index;
        if (piece.Street.LastPiece == index)
        {
            piece.Street.LastPiece = rest.Index;
        }

        return middle;
    }

    private bool Joined(int a, int b)
    {
        bool found = false;
        Visit(Nodes[a], Nodes[a], index =>
        {
            Piece piece = Pieces[index];
            found |= (piece.A == a && piece.B == b) || (piece.A == b && piece.B == a);
        });
        return found;
    }

    private void Register(Piece piece)
    {
        ForCells(Nodes[piece.A], Nodes[piece.B], cell => (_cells[cell] ??= []).Add(piece.Index));
    }

    private void Visit(Vec from, Vec to, Action<int> visit)
    {
        ForCells(from, to, cell =>
        {
            foreach (int index in _cells[cell] ?? [])
            {
                if (Pieces[index].Alive)
                {
                    visit(index);
                }
            }
        });
    }

    private void ForCells(Vec from, Vec to, Action<int> action)
    {
        int left = Column(Math.Min(from.X, to.X));
        int right = Column(Math.Max(from.X, to.X));
        int top = Row(Math.Max(from.Y, to.Y));
        for (int row = Row(Math.Min(from.Y, to.Y)); row <= top; row++)
        {
            for (int column = left; column <= right; column++)
            {
                action(row * _columns + column);
            }
        }
    }

    private int Column(double x) => Math.Clamp((int)((x - _origin.X) / CellM), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)((y - _origin.Y) / CellM), 0, _rows - 1);
}
