using System.ComponentModel;
using System.Text.Json.Serialization;
using Konvoi.Fleet;

namespace Konvoi.Simulation;

/// <summary>
/// A scenario as its author wrote it. The JSON schema is generated from these types; <see cref="WorldBuilder"/> turns a
/// file into a validated <see cref="World"/>. Times of day are <c>"HH:MM"</c>, places are <c>[longitude, latitude]</c>.
/// </summary>
public sealed record ScenarioFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Description("Name of the scenario, printed with every result.")]
    public required string Name { get; init; }

    [Description("Seed of everything random in the day; the same seed gives the same day.")]
    public ulong Seed { get; init; } = 1;

    [Description("Where the roads come from: an OpenStreetMap extract or the town generator.")]
    public required CityFile City { get; init; }

    public required IReadOnlyList<HubFile> Hubs { get; init; }

    public required IReadOnlyList<StationFile> Stations { get; init; }

    public required IReadOnlyList<VanFile> Vans { get; init; }

    /// <summary>Ids of vans that a what-if took away; permits may go on naming them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> RetiredVans { get; init; } = [];

    [Description("GeoJSON file of permits, beside the scenario. Without it every van may use every road of its profile.")]
    public string? Permits { get; init; }

    [Description("A CSV file beside the scenario, or { \"count\": … } to generate parcels.")]
    public required ParcelsFile Parcels { get; init; }

    [Description("Seats at the assist desk.")]
    public int Operators { get; init; } = 1;

    public AssistFile Assist { get; init; } = new();

    [Description("The accelerators that answer assist requests; empty: people answer everything.")]
    public IReadOnlyList<PoolFile> Pool { get; init; } = [];

    [Description("Work of others on the same pool.")]
    public BackgroundFile? PoolBackground { get; init; }

    [Description("How a request finds its replica.")]
    public PoolChoice PoolChoice { get; init; } = PoolChoice.LeastEstimatedTime;

    [Description("Roads that are closed for part of the day.")]
    public IReadOnlyList<ClosureFile> Closures { get; init; } = [];

    public PlannerFile Planner { get; init; } = new();

    [Description("Facts that this scenario sees otherwise, by key: a value, and where known range, kind and source.")]
    public IReadOnlyDictionary<string, FactFile> Facts { get; init; } = new Dictionary<string, FactFile>();
}

/// <summary>Exactly one of the two is given.</summary>
public sealed record CityFile
{
    [Description("An .osm.pbf extract, or a .roads file built from one.")]
    public string? Pbf { get; init; }

    public GeneratedCityFile? Generated { get; init; }

    [Description("The day of the week that is played, for roads that the map opens and closes at hours.")]
    public DayOfWeek Weekday { get; init; } = DayOfWeek.Wednesday;
}

public sealed record GeneratedCityFile
{
    public ulong? Seed { get; init; }

    public double? CentreLon { get; init; }

    public double? CentreLat { get; init; }

    public int? WidthM { get; init; }

    public int? HeightM { get; init; }

    public int? BlockM { get; init; }
}

public sealed record HubFile
{
    public required string Id { get; init; }

    public required double[] Place { get; init; }

    [Description("Vans that load at the same time.")]
    public int Docks { get; init; } = 6;

    [Description("Vans that charge at the same time.")]
    public int Chargers { get; init; } = 6;

    [Description("Times of day at which a wave of trips is planned, ascending.")]
    public IReadOnlyList<string> Waves { get; init; } = ["05:30", "11:30", "16:00"];
}

public sealed record StationFile
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required double[] Place { get; init; }

    [Description("Opening hours, \"HH:MM-HH:MM\".")]
    public string Hours { get; init; } = "06:00-21:00";

    [Description("Vans that unload at the same time.")]
    public int Docks { get; init; } = 1;

    [Description("A staffed station takes every delivery that comes within its hours.")]
    public bool Staffed { get; init; } = true;
}

public sealed record VanFile
{
    public required string Id { get; init; }

    public required string Maker { get; init; }

    [Description("Key of the van's figures in the facts: van.<profile>.payload_kg and so on.")]
    public required string Profile { get; init; }

    public required string Hub { get; init; }

    /// <summary>The van of the file whose permits this one shares; set only by a what-if that adds vans.</summary>
    [JsonIgnore]
    public string? TwinOf { get; init; }
}

/// <summary>Exactly one of <see cref="File"/> and <see cref="Generated"/> is set.</summary>
[JsonConverter(typeof(ParcelsFileJson))]
public sealed record ParcelsFile(string? File, GeneratedParcelsFile? Generated);

public sealed record GeneratedParcelsFile
{
    public required int Count { get; init; }

    [Description("Share of parcels that travel from a station to the hub.")]
    public double ToHubShare { get; init; } = 0.1;

    [Description("shuttle: at most 5 kg, as a van for parcels takes them; heavy: as the station in Changshu saw them, up to 70 kg.")]
    public ParcelProfile Profile { get; init; } = ParcelProfile.Shuttle;

    [Description("Hours from ready to due.")]
    public double DueHours { get; init; } = 6;
}

public enum ParcelProfile
{
    Shuttle,
    Heavy,
}

public sealed record AssistFile
{
    [Description("Requests per 1,000 km; the fact assist.robovan.requests_per_1000km when not given.")]
    public double? RequestsPer1000Km { get; init; }

    /// <summary>Multiplies the rate of the facts; set only by a what-if.</summary>
    [JsonIgnore]
    public double RateFactor { get; init; } = 1;

    [Description("A correlated burst, such as a blackout of traffic lights.")]
    public BurstFile? Burst { get; init; }

    [Description("Kinds of request whose advice goes to the van without a person.")]
    public IReadOnlyList<AssistKind> ReleasedByPolicy { get; init; } = [AssistKind.Confirm, AssistKind.Reroute];

    [Description("Advice with less confidence than this, from 0 to 1, goes to a person.")]
    public double MinConfidence { get; init; } = 0.6;
}

public sealed record BurstFile
{
    public required string At { get; init; }

    [Description("Share of the vans on the road that ask; the fact burst.default.share_of_fleet when not given.")]
    public double? Share { get; init; }

    [Description("Time in which the burst arrives; the fact burst.default.window_min when not given.")]
    public double? Minutes { get; init; }
}

public sealed record PoolFile
{
    public required string Chip { get; init; }

    public required int Cards { get; init; }

    public required string Model { get; init; }
}

public sealed record BackgroundFile
{
    public required double RequestsPerSecond { get; init; }

    public int PromptTokens { get; init; } = 2000;

    public int OutputTokens { get; init; } = 300;
}

public enum PoolChoice
{
    LeastLoad,
    LeastEstimatedTime,
}

public sealed record ClosureFile
{
    public required string Id { get; init; }

    [Description("A line along the closed road; arcs that run along it are closed in both directions.")]
    public required IReadOnlyList<double[]> Line { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }
}

public sealed record PlannerFile
{
    [Description("Iterations of the route optimiser in each wave.")]
    public int Iterations { get; init; } = 3000;
}

public sealed record FactFile
{
    public required double Value { get; init; }

    public double? Lo { get; init; }

    public double? Hi { get; init; }

    [Description("measured, stated, press, estimate or unknown; estimate when not given.")]
    public string? Kind { get; init; }

    public string? Source { get; init; }
}
