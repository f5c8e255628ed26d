using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Turns a drawn pattern into a grown town: joins or trims loose ends, drops streets, adds closes, clears parks.</summary>
internal sealed class PlanFinish(TownDrawing town, int blockM, Rng rng)
{
    private readonly StreetPlan _plan = town.Plan;

    /// <summary>Middles of the parks and how far around them no street runs.</summary>
    public List<(Vec Centre, double RadiusM)> Parks { get; } = [];

    public void Run()
    {
        JoinLooseEnds();
        ClearParks();
        DropSlivers();
        DropStreets();
        TrimLooseEnds();
        AddCloses();
        DropIslands();
    }

    private static bool IsMinor(Piece piece) => piece.Street is { Kind: >= StreetKind.Unclassified, IsRoundabout: false };

    /// <summary>A street that ends just before another one runs on into it.</summary>
    private void JoinLooseEnds()
    {
        var graph = new PlanGraph(_plan);
        int nodes = _plan.Nodes.Count;
        for (int node = 0; node < nodes; node++)
        {
            if (graph.Degree(node) != 1 || graph.At(node)[0].Street.Kind < StreetKind.Tertiary)
            {
                continue;
            }

            Street street = graph.At(node)[0].Street;
            Vec end = _plan.Nodes[node];
            Vec ahead = (end - _plan.Nodes[graph.At(node)[0].Other(node)]).Unit;
            double reachM = street.Kind == StreetKind.Residential ? blockM * 0.8 : 260;
            if (_plan.FirstCrossing(end + ahead, end + ahead * reachM) is { } at)
            {
                Vec target = end + ahead * (at * (reachM - 1) + 1);
                if (IsDry(end, target))
                {
                    _plan.Draw(street.Kind, [end, target], prolongs: street);
                }
            }
        }
    }

    private bool IsDry(Vec from, Vec to) => town.River.WaterDistanceM(to) > 15
        && town.River.WaterDistanceM((from + to) * 0.5) > 15
        && Curve.NearestM(town.Main.Motorway, (from + to) * 0.5, out _) > 50
        && Curve.NearestM(town.Main.Motorway, to, out _) > 50;

    private void ClearParks()
    {
        Rng places = rng.Fork("parks");
        double scale = town.Main.Scale;
        for (int attempt = 0; attempt < 600 && Parks.Count < 7; attempt++)
        {
            var centre = new Vec(places.Range(-2300, 2300), places.Range(-2200, 2200)) * scale;
            double radiusM = Parks.Count == 0 ? 250 * scale : places.Range(100, 170) * scale;
            bool isInside = Enumerable.Range(0, 16).All(i => town.Zones[centre + Compass.Direction(i * 16) * (radiusM + 260)] is Zone.Town or Zone.Kept);
            if (town.Zones[centre] != Zone.Town
                || !isInside
                || Parks.Exists(park => park.Centre.DistanceTo(centre) < 900 * scale)
                || town.Main.Roads.Exists(road => Curve.NearestM(road.Line, centre, out _) < radiusM + 25)
                || town.River.WaterDistanceM(centre) < radiusM)
            {
                continue;
            }

            Parks.Add((centre, radiusM));
            foreach (Piece piece in _plan.Pieces.Where(piece => piece.Street is { Kind: >= StreetKind.Tertiary, Name: "" }))
            {
                Vec middle = (_plan.Nodes[piece.A] + _plan.Nodes[piece.B]) * 0.5;
                piece.Alive &= middle.DistanceTo(centre) > radiusM;
            }
        }

        // Nothing ends blindly at a park: what is left around it becomes its outline.
        while (Trim((_, end) => IsByPark(_plan.Nodes[end])))
        {
        }
    }

    /// <summary>Two streets that leave a junction side by side, or a stub between two junctions, are slips of the pen.</summary>
    private void DropSlivers()
    {
        var graph = new PlanGraph(_plan);
        foreach (Link link in graph.Links())
        {
            bool minor = link.Pieces.TrueForAll(IsMinor);
            if (minor && (link.LengthM < 24 || IsBeside(graph, link.From, link.Pieces[0]) || IsBeside(graph, link.To, link.Pieces[^1])))
            {
                link.Pieces.ForEach(piece => piece.Alive = false);
            }
        }
    }

    private bool IsBeside(PlanGraph graph, int node, Piece piece)
    {
        Vec along = (_plan.Nodes[piece.Other(node)] - _plan.Nodes[node]).Unit;
        return graph.At(node).Any(other => other != piece && other.Alive
            && (_plan.Nodes[other.Other(node)] - _plan.Nodes[node]).Unit.Dot(along) > 0.84);
    }

    /// <summary>Merges some blocks by leaving out the street between them.</summary>
    private void DropStreets()
    {
        Rng choice = rng.Fork("missing");
        var graph = new PlanGraph(_plan);
        foreach (Link link in graph.Links())
        {
            Zone zone = town.Zones[_plan.Nodes[link.Pieces[link.Pieces.Count / 2].A]];
            int chance = zone switch { Zone.OldCentre => 60_000, Zone.Village => 120_000, _ => 80_000 };
            if (link.Pieces.TrueForAll(IsMinor) && zone != Zone.Countryside && choice.Chance(chance))
            {
                link.Pieces.ForEach(piece => piece.Alive = false);
            }
        }
    }

    /// <summary>Loose ends go, but for some that make a close.</summary>
    private void TrimLooseEnds()
    {
        while (Trim((_, end) => town.Zones[_plan.Nodes[end]] is Zone.Countryside or Zone.Kept))
        {
        }

        Rng choice = rng.Fork("ends");
        Trim((link, _) => link.LengthM is < 65 or > 150 || link.Pieces[0].Street.Kind == StreetKind.Unclassified || !choice.Chance(400_000));
    }

    private bool Trim(Func<Link, int, bool> goes)
    {
        bool changed = false;
        var graph = new PlanGraph(_plan);
        foreach (Link link in graph.Links())
        {
            int end = graph.Degree(link.From) == 1 ? link.From : link.To;
            if (graph.Degree(end) == 1 && link.Pieces[0].Street is { Kind: >= StreetKind.Tertiary, Name: "" } && goes(link, end))
            {
                link.Pieces.ForEach(piece => piece.Alive = false);
                changed = true;
            }
        }

        return changed;
    }

    private bool IsByPark(Vec point) => Parks.Exists(park => park.Centre.DistanceTo(point) < park.RadiusM + 110);

    private void AddCloses()
    {
        Rng choice = rng.Fork("closes");
        foreach (Link link in new PlanGraph(_plan).Links())
        {
            Piece piece = link.Pieces[link.Pieces.Count / 2];
            Vec middle = (_plan.Nodes[piece.A] + _plan.Nodes[piece.B]) * 0.5;
            Zone zone = town.Zones[middle];
            int chance = zone switch { Zone.Industrial => 550_000, Zone.Town => 80_000, Zone.Village => 250_000, _ => 0 };
            if (link.LengthM < 85 || !IsMinor(piece) || !choice.Chance(chance))
            {
                continue;
            }

            Vec across = (_plan.Nodes[piece.B] - _plan.Nodes[piece.A]).Unit.Left * (choice.Chance(500_000) ? 1 : -1);
            double reachM = zone == Zone.Industrial ? 190 : 130;
            double freeM = reachM * (_plan.FirstCrossing(middle + across, middle + across * reachM) ?? 1);
            if (freeM > 80 && IsDry(middle, middle + across * freeM) && !IsByPark(middle))
            {
                double lengthM = Math.Min(freeM * 0.62, freeM - 35);
                Vec bend = across.Left * (choice.Range(-14, 14) * 0.01 * lengthM);
                _plan.Draw(
                    zone == Zone.Industrial ? StreetKind.Service : StreetKind.Residential,
                    [middle, middle + across * (lengthM * 0.5), middle + across * lengthM + bend]);
            }
        }
    }

    private void DropIslands()
    {
        var graph = new PlanGraph(_plan);
        (int[] component, List<int> sizes) = graph.Components();
        int largest = sizes.IndexOf(sizes.Max());
        foreach (Piece piece in _plan.Pieces)
        {
            piece.Alive &= component[piece.A] == largest;
        }
    }
}
