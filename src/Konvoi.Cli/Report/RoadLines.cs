using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>The roads of a network as few long lines, by width on the map.</summary>
internal sealed class RoadLines
{
    private const int Widths = 5;
    private const int Narrowest = Widths - 1;

    /// <summary>Farther from every trip than this, yards and car parks are left out: about 250 m.</summary>
    private const int NearE7 = 25_000;

    private const double ToleranceM = 2;

    private readonly RoadNetwork _network;
    private readonly GeoBounds _frame;
    private readonly HashSet<(int, int)> _driven;
    private readonly List<int>?[] _roadsAt;
    private readonly bool[] _drawn;

    private RoadLines(RoadNetwork network, GeoBounds frame, HashSet<(int, int)> driven)
    {
        _network = network;
        _frame = frame;
        _driven = driven;
        _drawn = new bool[network.ArcCount];
        _roadsAt = new List<int>?[network.NodeCount];
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            if (StandsForRoad(arc))
            {
                (_roadsAt[network.TailOf(arc)] ??= []).Add(arc);
                (_roadsAt[network.HeadOf(arc)] ??= []).Add(arc);
            }
        }
    }

    /// <summary>One text of packed lines per width, from wide to narrow.</summary>
    /// <param name="network">The roads.</param>
    /// <param name="frame">What the map shows.</param>
    /// <param name="trips">Places driven through; the narrowest roads are kept near them only.</param>
    public static IReadOnlyList<string> Of(RoadNetwork network, GeoBounds frame, IEnumerable<GeoPoint> trips)
    {
        HashSet<(int, int)> driven = [];
        foreach (GeoPoint point in trips)
        {
            driven.Add(Cell(point));
        }

        return new RoadLines(network, frame, driven).Write();
    }

    private static (int X, int Y) Cell(GeoPoint point) => (point.LonE7 / NearE7, point.LatE7 / NearE7);

    private static int WidthOf(RoadClass roadClass) => roadClass switch
    {
        RoadClass.Motorway or RoadClass.Trunk or RoadClass.Primary => 0,
        RoadClass.Secondary => 1,
        RoadClass.Tertiary => 2,
        RoadClass.Service => Narrowest,
        _ => 3,
    };

    /// <summary>A two-way road has two arcs; one of them is drawn.</summary>
    private bool StandsForRoad(int arc) => _network.ReverseOf(arc) < 0 || arc < _network.ReverseOf(arc);

    private string[] Write()
    {
        LineText[] texts = [.. Enumerable.Range(0, Widths).Select(_ => new LineText())];
        for (int arc = 0; arc < _network.ArcCount; arc++)
        {
            if (!StandsForRoad(arc) || _drawn[arc])
            {
                continue;
            }

            int width = WidthOf(_network.ClassOf(arc));
            List<GeoPoint> line = Chain(arc, width);
            if (Shows(line, width))
            {
                texts[width].Add(Simplifier.Simplify(line, ToleranceM));
            }
        }

        return [.. texts.Select(text => text.ToString())];
    }

    /// <summary>The road through an arc as far as it goes on without a junction at the same width.</summary>
    private List<GeoPoint> Chain(int arc, int width)
    {
        _drawn[arc] = true;
        List<GeoPoint> line = [];
        _network.AppendGeometry(arc, line);
        Extend(line, _network.HeadOf(arc), arc, width);
        line.Reverse();
        Extend(line, _network.TailOf(arc), arc, width);
        return line;
    }

    private void Extend(List<GeoPoint> line, int node, int last, int width)
    {
        List<GeoPoint> next = [];
        while (_roadsAt[node] is [var a, var b])
        {
            int arc = a == last ? b : a;
            if (_drawn[arc] || WidthOf(_network.ClassOf(arc)) != width)
            {
                return;
            }

            _drawn[arc] = true;
            next.Clear();
            _network.AppendGeometry(arc, next);
            bool forward = _network.TailOf(arc) == node;
            if (!forward)
            {
                next.Reverse();
            }

            line.AddRange(next.Skip(1));
            node = forward ? _network.HeadOf(arc) : _network.TailOf(arc);
            last = arc;
        }
    }

    private bool Shows(List<GeoPoint> line, int width)
    {
        GeoBounds bounds = GeoBounds.Empty;
        foreach (GeoPoint point in line)
        {
            bounds = bounds.Including(point);
        }

        return bounds.Overlaps(_frame) && (width != Narrowest || line.Exists(IsNearTrips));
    }

    private bool IsNearTrips(GeoPoint point)
    {
        (int x, int y) = Cell(point);
        for (int i = 0; i < 9; i++)
        {
            if (_driven.Contains((x + (i % 3) - 1, y + (i / 3) - 1)))
            {
                return true;
            }
        }

        return false;
    }
}
