using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Draws the streets of a town, from the skeleton down to the closes, into a <see cref="StreetPlan"/>.</summary>
internal sealed class TownDrawing
{
    private const double MostRoadPull = 0.2;

    private readonly TownOptions _options;
    private readonly Rng _rng;
    private readonly DirectionField _field;

    public TownDrawing(TownOptions options)
    {
        _options = options;
        _rng = new Rng(options.Seed);
        River = new River(options.WidthM, options.HeightM, _rng.Fork("river"));
        Main = new MainRoads(options, River, _rng.Fork("main roads"));
        Zones = new ZoneMap(options.WidthM, options.HeightM);
        Plan = new StreetPlan(options.WidthM, options.HeightM);
        IndustrialEstate = [.. Curve.Blob(Main.IndustrialCentre, 560 * Main.Scale, 16, _rng.Fork("estate"))
            .Select(point => point with { Y = Math.Max(point.Y, River.YAt(point.X) + 110) })];
        PaintZones();
        _field = BlendDirections();
        DrawMainRoads();
        List<List<Vec>> quays = DrawQuays();
        List<List<Vec>> collectors = DrawCollectors(quays);
        DrawLanes();
        DrawStreets([.. quays, .. collectors]);
    }

    public River River { get; }

    public MainRoads Main { get; }

    public ZoneMap Zones { get; }

    public StreetPlan Plan { get; }

    public List<Vec> IndustrialEstate { get; }

    private void PaintZones()
    {
        var border = new SmoothNoise(_rng.Fork("border").NextULong(), 1000 * Main.Scale);
        List<List<Vec>> radials = [.. Main.Roads.Where(road => road.Name != "Ringway").Select(road => Curve.Thin(road.Line, 10))];
        var half = new Vec(_options.WidthM / 2.0, _options.HeightM / 2.0);
        Zones.Paint(Zone.Town, half * -1, half, point =>
        {
            double outness = point.Length / (2300 * Main.Scale) + 0.26 * border.At(point);
            return outness < 1 || (outness < 1 + MostRoadPull && outness - RoadPull(radials, point) < 1);
        });
        foreach (Vec village in Main.Villages)
        {
            Vec reach = new Vec(600, 600) * Main.Scale;
            Zones.Paint(Zone.Village, village - reach, village + reach, point =>
                Zones[point] == Zone.Countryside && point.DistanceTo(village) < 330 * Main.Scale * (1 + 0.5 * border.At(point * 2)));
        }

        Zones.PaintRing(Zone.Industrial, IndustrialEstate);
        Zones.PaintDisc(Zone.OldCentre, Main.OldCentre, Main.InnerRadiusM);
        Zones.PaintBand(Zone.Kept, River.Line, 82);
        Zones.PaintBand(Zone.Kept, Main.Motorway, 75);
    }

    /// <summary>Towns grow along their roads.</summary>
    private static double RoadPull(List<List<Vec>> roads, Vec point)
    {
        double nearest = roads.Min(road => Curve.NearestM(road, point, out _)) / 300;
        return MostRoadPull / (1 + nearest * nearest);
    }

    private DirectionField BlendDirections()
    {
        var field = new DirectionField(_options.WidthM, _options.HeightM);
        field.AddLine(Curve.Thin(River.Line, 12), 330, 1.6);
        field.AddCentre(Main.OldCentre, 420, 1.6);

        // Rings and spokes would meet in a knot in the middle; the market quarter is a grid.
        field.AddGrid(Main.OldCentre, Curve.Tangent(River.Line, River.Line.Count / 2), 150, 8);
        foreach (MainRoad road in Main.Roads.Where(road => road.Name != "Jubilee Avenue"))
        {
            field.AddLine(Curve.Thin(road.Line, 8), road.Name == "Ringway" ? 330 : 260, 1.1);
        }

        field.AddLine(Curve.Thin(Main.Motorway, 8), 300, 0.8);
        Rng rng = _rng.Fork("grids");
        field.AddGrid(new Vec(0, 0), Compass.Direction(rng.Next(Compass.Points)), 6000, 0.1);
        for (int i = 0; i < 14; i++)
        {
            var centre = new Vec(rng.Range(-2800, 2800), rng.Range(-2400, 2400)) * Main.Scale;
            field.AddGrid(centre, Compass.Direction(rng.Next(Compass.Points)), 650 * Main.Scale, 0.9);
        }

        return field;
    }

    private void DrawMainRoads()
    {
        foreach (MainRoad road in Main.Roads)
        {
            Plan.Draw(road.Kind, road.Line, i => road.Bridges[i]).Name = road.Name;
        }

        // Ring and radials meet at roundabouts, except near a bridge, where there is no room.
        Street ring = Plan.Streets.First(street => street.Name == "Ringway");
        var graph = new PlanGraph(Plan);
        int[] crossings = [.. Enumerable.Range(0, Plan.Nodes.Count).Where(node => IsMainCrossing(graph.At(node), ring))];
        Rng rng = _rng.Fork("roundabouts");
        foreach (int node in crossings.Where(node => River.WaterDistanceM(Plan.Nodes[node]) > 190 && rng.Chance(600_000)))
        {
            Roundabouts.Build(Plan, node);
            Zones.PaintDisc(Zone.Kept, Plan.Nodes[node], Roundabouts.RadiusM + 16);
        }
    }

    private static bool IsMainCrossing(IReadOnlyList<Piece> pieces, Street ring) =>
        pieces.Count == 4 && pieces.Any(piece => piece.Street == ring) && pieces.Any(piece => piece.Street != ring);

    private List<List<Vec>> DrawQuays()
    {
        var drawn = new List<List<Vec>>();
        foreach (bool left in new[] { true, false })
        {
            List<Vec> bank = Curve.Resample(River.Bank(left, 28), 30);
            List<Vec> behind = Curve.Offset(bank, _ => left ? 55 : -55);
            int from = 0;
            for (int i = 0; i <= bank.Count; i++)
            {
                if (i < bank.Count && Zones.IsBuiltUp(behind[i]))
                {
                    continue;
                }

                if (i - from > 12)
                {
                    List<Vec> quay = bank[from..i];
                    Plan.Draw(StreetKind.Tertiary, Curve.Thin(quay, 2)).Name = left ? "North Quay" : "South Quay";
                    drawn.Add(quay);
                }

                from = i + 1;
            }
        }

        return drawn;
    }

    private List<List<Vec>> DrawCollectors(List<List<Vec>> quays)
    {
        double apartM = 4.3 * _options.BlockM;
        var fill = new StreetFill(_field, _options.WidthM, _options.HeightM, _rng.Fork("collectors"))
        {
            IsOpen = point => Zones.IsBuiltUp(point) && Zones[point] != Zone.OldCentre,
            SpacingM = (_, _) => apartM,
            MinLengthM = 380,
            MaxLengthM = 2400,
        };
        List<List<Vec>> skeleton = [.. Main.Roads.Select(road => road.Line), .. quays];
        skeleton.ForEach(fill.Occupy);
        List<List<Vec>> lines = fill.Fill(Seeds(skeleton, apartM / 2));
        lines.ForEach(line => Plan.Draw(StreetKind.Tertiary, Curve.Thin(line, 2.5)));
        return lines;
    }

    private void DrawLanes()
    {
        var fill = new StreetFill(_field, _options.WidthM, _options.HeightM, _rng.Fork("lanes"))
        {
            IsOpen = point => Zones[point] == Zone.Countryside,
            SpacingM = (_, _) => 820,
            MinLengthM = 350,
            MaxLengthM = 3000,
        };
        List<List<Vec>> skeleton = [.. Main.Roads.Select(road => road.Line)];
        skeleton.ForEach(fill.Occupy);
        foreach (List<Vec> line in fill.Fill(Seeds(skeleton, 500)))
        {
            Plan.Draw(StreetKind.Unclassified, Curve.Thin(line, 4));
        }
    }

    private void DrawStreets(List<List<Vec>> collectors)
    {
        var fill = new StreetFill(_field, _options.WidthM, _options.HeightM, _rng.Fork("streets"))
        {
            IsOpen = Zones.IsBuiltUp,
            SpacingM = (point, family) => BlockM(point) * (family == 0 ? 0.8 : 1.3),
        };
        List<List<Vec>> skeleton = [.. Main.Roads.Select(road => road.Line), .. collectors];
        skeleton.ForEach(fill.Occupy);
        foreach (List<Vec> line in fill.Fill([.. Seeds(skeleton, _options.BlockM), .. Main.Villages]))
        {
            Plan.Draw(Zones[line[line.Count / 2]] == Zone.Industrial ? StreetKind.Unclassified : StreetKind.Residential, Curve.Thin(line, 2.5));
        }
    }

    /// <summary>Blocks grow from the old centre to the edge.</summary>
    private double BlockM(Vec point) => _options.BlockM * Zones[point] switch
    {
        Zone.OldCentre => 0.5,
        Zone.Industrial => 1.25,
        Zone.Village => 0.95,
        _ => 0.85 + 0.3 * Math.Min(1, point.DistanceTo(Main.OldCentre) / (2400 * Main.Scale)),
    };

    private List<Vec> Seeds(List<List<Vec>> lines, double everyM) =>
        [.. lines.SelectMany(line => Curve.Resample(line, everyM)).OrderBy(point => point.DistanceTo(Main.OldCentre))];
}
