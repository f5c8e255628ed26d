using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>What lies between the streets: land, woods, parks, water.</summary>
internal sealed class Landscape(TownDrawing town, List<(Vec Centre, double RadiusM)> parks, Rng rng)
{
    public List<SceneryShape> Shapes(Func<Vec, GeoPoint> toGeo)
    {
        var shapes = new List<SceneryShape>();
        void Add(SceneryKind kind, string name, IReadOnlyList<Vec> points) => shapes.Add(new SceneryShape(kind, name, [.. points.Select(toGeo)]));

        foreach (List<Vec> outline in town.Zones.Outlines(zone => zone is Zone.Town or Zone.Village or Zone.OldCentre).Where(IsLand))
        {
            Add(SceneryKind.BuiltUp, "", Curve.Smooth(Curve.Thin(outline, 30), 2, closed: true));
        }

        Add(SceneryKind.Industrial, "Eastfield Works", town.IndustrialEstate);
        foreach (List<Vec> wood in Woods())
        {
            Add(SceneryKind.Wood, "", wood);
        }

        AddParks(Add);
        Add(SceneryKind.Water, "Arle", town.River.Ring());
        Add(SceneryKind.RiverLine, "Arle", [.. town.River.Line]);
        return shapes;
    }

    private void AddParks(Action<SceneryKind, string, IReadOnlyList<Vec>> add)
    {
        const double LargestM2 = 900_000;
        string[] names = ["Kingsmead Park", "Linden Gardens", "Northfield Green", "Abbey Gardens", "Wilder Park", "Mill Green", "Southmoor Park"];
        List<List<Vec>> blocks = new PlanGraph(town.Plan).Blocks();
        for (int i = 0; i < parks.Count; i++)
        {
            List<Vec>? block = blocks.Where(ring => Curve.Contains(ring, parks[i].Centre)).MinBy(AreaM2);
            if (block is not null && AreaM2(block) < LargestM2)
            {
                add(SceneryKind.Park, names[i % names.Length], block);
                if (i == 0)
                {
                    add(SceneryKind.Water, "", Curve.Blob(parks[0].Centre + new Vec(20, -10), 60, 25, rng.Fork("pond")));
                }
            }
        }
    }

    private IEnumerable<List<Vec>> Woods()
    {
        Rng places = rng.Fork("woods");
        double scale = town.Main.Scale;
        int left = 12;
        for (int attempt = 0; attempt < 300 && left > 0; attempt++)
        {
            var centre = new Vec(places.Range(-4300, 4300), places.Range(-3300, 3300)) * scale;
            double radiusM = places.Range(140, 420) * scale;
            bool free = Enumerable.Range(0, 16).All(i => town.Zones[centre + Compass.Direction(i * 16) * (radiusM * 1.35)] is Zone.Countryside or Zone.Off);
            if (town.Zones[centre] == Zone.Countryside && free)
            {
                left--;
                yield return Curve.Blob(centre, radiusM, 22, places);
            }
        }
    }

    /// <summary>Not a hole (holes run clockwise), and not a speck.</summary>
    private static bool IsLand(List<Vec> ring) => ring.Count > 60 && AreaM2(ring) > 0;

    private static double AreaM2(List<Vec> ring)
    {
        double doubleArea = 0;
        for (int i = 0; i + 1 < ring.Count; i++)
        {
            doubleArea += ring[i].Cross(ring[i + 1]);
        }

        return doubleArea / 2;
    }
}
