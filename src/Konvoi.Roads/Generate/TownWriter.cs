namespace Konvoi.Roads;

/// <summary>Writes a finished plan as OpenStreetMap would hold it.</summary>
internal sealed class TownWriter(TownOptions options, TownDrawing town, TrafficRules rules, StreetNames names)
{
    private const double HalfMotorwayM = 14;
    private const double RampM = 430;

    private readonly OsmDataBuilder _data = new();
    private readonly StreetPlan _plan = town.Plan;
    private readonly Dictionary<int, long> _wayOfPiece = [];
    private readonly GeoPoint _centre = GeoPoint.FromDegrees(options.CentreLon, options.CentreLat);

    /// <summary>Metres per 1e-7 degree of latitude, the same as the network will measure with.</summary>
    private readonly double _metresPerUnit = Plane.NorthMm(1_000_000_000) / 1e12;

    private long _lastWay;
    private long _lastNode;

    public GeoPoint ToGeo(Vec point)
    {
        double cosine = Plane.CosQ30(_centre.LatE7) / (double)(1L << 30);
        return new GeoPoint(
            _centre.LonE7 + (int)Math.Round(point.X / (_metresPerUnit * cosine)),
            _centre.LatE7 + (int)Math.Round(point.Y / _metresPerUnit));
    }

    public OsmData Write()
    {
        var used = new bool[_plan.Nodes.Count];
        foreach (Piece piece in _plan.Pieces.Where(piece => piece.Alive))
        {
            used[piece.A] = used[piece.B] = true;
        }

        for (int node = 0; node < used.Length; node++)
        {
            if (used[node])
            {
                _data.AddNode(node + 1, ToGeo(_plan.Nodes[node]), rules.NodeTags.TryGetValue(node, out (string, string) tag) ? [tag] : []);
            }
        }

        _lastNode = _plan.Nodes.Count;
        NameStreets();
        _plan.Streets.ForEach(WriteStreet);
        WriteMotorway();
        long id = 0;
        foreach ((Piece from, int via, Piece to, string kind) in rules.BannedTurns)
        {
            _data.AddRestriction(++id, kind, _wayOfPiece[from.Index], via + 1, _wayOfPiece[to.Index]);
        }

        return _data.Build();
    }

    private void NameStreets()
    {
        foreach (Street street in _plan.Streets.Where(street => street.Name == "" && street is { IsRoundabout: false, Prolongs: null }))
        {
            List<Piece> pieces = [.. _plan.PiecesOf(street)];
            if (pieces.Count > 0)
            {
                Zone zone = town.Zones[_plan.Nodes[pieces[pieces.Count / 2].A]];
                street.Name = names.Next(street.Kind, zone, pieces.Sum(_plan.LengthM));
            }
        }
    }

    /// <summary>One way for each run of pieces that touch and are alike; main roads also end where a turn is banned.</summary>
    private void WriteStreet(Street street)
    {
        HashSet<int> vias = [.. rules.BannedTurns.Select(turn => turn.Via)];
        var run = new List<Piece>();
        foreach (Piece piece in _plan.PiecesOf(street))
        {
            if (run.Count > 0 && (run[^1].B != piece.A || vias.Contains(piece.A) || !IsAlike(run[^1], piece)))
            {
                WriteRun(street, run);
                run.Clear();
            }

            run.Add(piece);
        }

        if (run.Count > 0)
        {
            WriteRun(street, run);
        }
    }

    private bool IsAlike(Piece a, Piece b) =>
        a.Bridge == b.Bridge && a.Kind == b.Kind && a.Oneway == b.Oneway && SpeedKmh(a) == SpeedKmh(b);

    private void WriteRun(Street street, List<Piece> run)
    {
        Piece first = run[0];
        long way = ++_lastWay;
        run.ForEach(piece => _wayOfPiece[piece.Index] = way);
        long[] nodes = [first.A + 1, .. run.Select(piece => piece.B + 1L)];
        if (first.Oneway < 0)
        {
            Array.Reverse(nodes);
        }

        List<(string Key, string Value)> tags = [("highway", HighwayOf(first.Kind))];
        if ((street.Prolongs ?? street).Name is { Length: > 0 } name)
        {
            tags.Add(("name", name));
        }

        if (first.Kind != StreetKind.Pedestrian)
        {
            tags.Add(("maxspeed", SpeedKmh(first).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (street.IsRoundabout)
        {
            tags.Add(("junction", "roundabout"));
        }
        else if (first.Oneway != 0)
        {
            tags.Add(("oneway", "yes"));
        }

        if (first.Bridge)
        {
            tags.AddRange([("bridge", "yes"), ("layer", "1")]);
        }

        _data.AddWay(way, nodes, tags.ToArray());
    }

    private int SpeedKmh(Piece piece)
    {
        Vec middle = (_plan.Nodes[piece.A] + _plan.Nodes[piece.B]) * 0.5;
        bool rural = town.Zones[middle] == Zone.Countryside;
        return piece.Kind switch
        {
            _ when piece.Street.IsRoundabout => 30,
            StreetKind.Primary => rural ? 80 : piece.Street.Name == "Ringway" ? 60 : 50,
            StreetKind.Secondary => rural ? 70 : 50,
            StreetKind.Tertiary => town.Zones[middle] == Zone.OldCentre ? 30 : 50,
            StreetKind.Unclassified => rural ? 60 : 40,
            StreetKind.Living => 10,
            StreetKind.Service => 20,
            _ => 30,
        };
    }

    private static string HighwayOf(StreetKind kind) => kind switch
    {
        StreetKind.Primary => "primary",
        StreetKind.Secondary => "secondary",
        StreetKind.Tertiary => "tertiary",
        StreetKind.Unclassified => "unclassified",
        StreetKind.Living => "living_street",
        StreetKind.Service => "service",
        StreetKind.Pedestrian => "pedestrian",
        _ => "residential",
    };

    /// <summary>Two carriageways, and four ramps to the radial that passes over them. Traffic keeps to the right.</summary>
    private void WriteMotorway()
    {
        List<Vec> east = Curve.Offset(town.Main.Motorway, _ => -HalfMotorwayM);
        List<Vec> west = Curve.Offset(town.Main.Motorway, _ => HalfMotorwayM);
        west.Reverse();
        foreach ((List<Vec> carriageway, double side) in new[] { (east, -1.0), (west, 1.0) })
        {
            long first = _lastNode + 1;
            foreach (Vec point in carriageway)
            {
                AddNode(point);
            }

            long[] nodes = [.. Enumerable.Range(0, carriageway.Count).Select(i => first + i)];
            AddWay(nodes, [("highway", "motorway"), ("name", "Northern Motorway"), ("ref", "M1"), ("oneway", "yes"), ("maxspeed", "120")]);
            WriteRamps(carriageway, nodes, side);
        }
    }

    private void WriteRamps(List<Vec> carriageway, long[] nodes, double side)
    {
        Curve.NearestM(town.Main.Motorway, town.Main.Interchange, out int segment);
        Vec across = Curve.Tangent(town.Main.Motorway, segment).Left * side;
        Street radial = _plan.Streets.First(street => street.Name == "Northmere Road");
        int junction = _plan.PiecesOf(radial).Where(piece => !piece.Bridge).SelectMany(piece => new[] { piece.A, piece.B })
            .MinBy(node => _plan.Nodes[node].DistanceTo(town.Main.Interchange + across * 110));
        Vec foot = _plan.Nodes[junction];
        int abreast = Enumerable.Range(0, carriageway.Count).MinBy(i => carriageway[i].DistanceTo(town.Main.Interchange));
        int steps = (int)(RampM / carriageway[0].DistanceTo(carriageway[1]));
        int off = Math.Max(1, abreast - steps);
        int on = Math.Min(carriageway.Count - 2, abreast + steps);
        Vec forward = Curve.Tangent(carriageway, abreast);
        (string, string)[] tags = [("highway", "motorway_link"), ("oneway", "yes"), ("maxspeed", "60")];
        long bendOff = AddNode(foot - forward * 150 - across * 25);
        AddWay([nodes[off], AddNode(carriageway[off] + (carriageway[abreast] - carriageway[off]) * 0.35 + across * 18), bendOff, junction + 1], tags);
        long bendOn = AddNode(foot + forward * 150 - across * 25);
        AddWay([junction + 1, bendOn, AddNode(carriageway[on] + (carriageway[abreast] - carriageway[on]) * 0.35 + across * 18), nodes[on]], tags);
    }

    private long AddNode(Vec point)
    {
        _data.AddNode(++_lastNode, ToGeo(point));
        return _lastNode;
    }

    private void AddWay(long[] nodes, (string Key, string Value)[] tags) => _data.AddWay(++_lastWay, nodes, tags);
}
