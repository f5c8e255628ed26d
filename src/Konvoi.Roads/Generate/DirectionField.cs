namespace Konvoi.Roads;

/// <summary>
/// In which direction streets run at each place: a blend of influences (along a river or a main road, around a
/// centre, a straight grid), each fading with distance. Directions are added as tensors (the doubled angle), so that
/// east and west count as the same street direction. After Chen, Esch, Wonka, Müller, Zhang,
/// "Interactive procedural street modeling", 2008.
/// </summary>
internal sealed class DirectionField
{
    private const double CellM = 60;

    private readonly Vec _origin;
    private readonly int _columns;
    private readonly int _rows;
    private readonly Vec[] _tensors;

    public DirectionField(double widthM, double heightM)
    {
        _origin = new Vec(-widthM / 2 - CellM, -heightM / 2 - CellM);
        _columns = (int)(widthM / CellM) + 4;
        _rows = (int)(heightM / CellM) + 4;
        _tensors = new Vec[_columns * _rows];
    }

    /// <summary>Streets follow the line, and cross it squarely, within about <paramref name="reachM"/>.</summary>
    public void AddLine(IReadOnlyList<Vec> line, double reachM, double weight) =>
        Add(weight, point =>
        {
            double distanceM = Curve.NearestM(line, point, out int segment);
            return (line[segment + 1] - line[segment], distanceM, reachM);
        });

    /// <summary>Streets run in rings and spokes around the centre.</summary>
    public void AddCentre(Vec centre, double reachM, double weight) =>
        Add(weight, point => ((point - centre).Left, point.DistanceTo(centre), reachM));

    /// <summary>Streets form a straight grid.</summary>
    public void AddGrid(Vec centre, Vec direction, double reachM, double weight) =>
        Add(weight, point => (direction, point.DistanceTo(centre), reachM));

    /// <summary>Unit direction of the streets at a place; the streets of the second family run at a right angle to it.</summary>
    public Vec At(Vec point)
    {
        double x = Math.Clamp((point.X - _origin.X) / CellM, 0, _columns - 1.001);
        double y = Math.Clamp((point.Y - _origin.Y) / CellM, 0, _rows - 1.001);
        int column = (int)x;
        int row = (int)y;
        double u = x - column;
        double v = y - row;
        int cell = row * _columns + column;
        Vec tensor = (_tensors[cell] * (1 - u) + _tensors[cell + 1] * u) * (1 - v)
            + (_tensors[cell + _columns] * (1 - u) + _tensors[cell + _columns + 1] * u) * v;
        return HalfAngle(tensor.Unit);
    }

    private void Add(double weight, Func<Vec, (Vec Direction, double DistanceM, double ReachM)> influence)
    {
        for (int cell = 0; cell < _tensors.Length; cell++)
        {
            Vec point = _origin + new Vec(cell % _columns, cell / _columns) * CellM;
            (Vec direction, double distanceM, double reachM) = influence(point);
            double ratio = distanceM / reachM;
            double fade = 1 + ratio * ratio;
            Vec unit = direction.Unit;
            _tensors[cell] += new Vec(unit.X * unit.X - unit.Y * unit.Y, 2 * unit.X * unit.Y) * (weight / (fade * fade));
        }
    }

    private static Vec HalfAngle(Vec doubled)
    {
        double x = Math.Sqrt(Math.Max(0, (1 + doubled.X) / 2));
        double y = Math.Sqrt(Math.Max(0, (1 - doubled.X) / 2));
        return new Vec(x, doubled.Y < 0 ? -y : y);
    }
}
