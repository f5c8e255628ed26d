using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Makes up a plausible town, so that everything works on a machine that never loaded a map.</summary>
public static class TownGenerator
{
    /// <summary>The town of these options: the same bytes on every machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its documented range.</exception>
    public static Town Generate(TownOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var rng = new Rng(options.Seed);
        var drawing = new TownDrawing(options);
        var finish = new PlanFinish(drawing, options.BlockM, rng.Fork("finish"));
        finish.Run();
        var rules = new TrafficRules(drawing, rng.Fork("rules"));
        rules.Run();
        var writer = new TownWriter(options, drawing, rules, new StreetNames(rng.Fork("names")));
        return new Town(writer.Write(), new Landscape(drawing, finish.Parks, rng.Fork("landscape")).Shapes(writer.ToGeo));
    }
}
