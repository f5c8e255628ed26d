using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Names for streets: a stem and a word for the kind of street, each pair given once.</summary>
internal sealed class StreetNames(Rng rng)
{
    private static readonly string[] Stems =
    [
        "Alder", "Anchor", "Apple Tree", "Arbour", "Ash", "Badger", "Baker", "Barley", "Beech", "Bell", "Birch", "Blackbird",
        "Boatman", "Bramble", "Brewer", "Brook", "Candle", "Carpenter", "Castle", "Cedar", "Chapel", "Cherry", "Chestnut",
        "Clay", "Clover", "Cooper", "Copper", "Coral", "Crane", "Cross", "Dove", "Drover", "Elm", "Fair", "Falcon", "Fern",
        "Ferry", "Field", "Finch", "Fisher", "Flax", "Forge", "Fountain", "Fox", "Garden", "Glass", "Goose", "Granary",
        "Grove", "Hazel", "Heath", "Heron", "Hill", "Holly", "Hop", "Horn", "Ivy", "Juniper", "Kiln", "Lantern", "Larch",
        "Lark", "Laurel", "Lavender", "Lilac", "Linden", "Linnet", "Lock", "Maple", "Marble", "Martin", "Mason", "Meadow",
        "Mill", "Miller", "Mint", "Moss", "Mulberry", "Nettle", "Nightingale", "Oak", "Orchard", "Osier", "Otter", "Owl",
        "Park", "Pear Tree", "Pine", "Plum", "Poplar", "Potter", "Printer", "Quarry", "Quill", "Raven", "Reed", "River",
        "Robin", "Rope", "Rose", "Rowan", "Rush", "Saddler", "Sage", "Saffron", "Sand", "School", "Silver", "Smith",
        "Sorrel", "Sparrow", "Spring", "Starling", "Station", "Stone", "Swallow", "Swan", "Tanner", "Thistle", "Thorn",
        "Tiler", "Tower", "Violet", "Vine", "Walnut", "Water", "Weaver", "Well", "Wheat", "Willow", "Wool", "Wren", "Yarrow", "Yew",
    ];

    private readonly HashSet<string> _given = [];

    /// <summary>A name that no other street has.</summary>
    public string Next(StreetKind kind, Zone zone, double lengthM)
    {
        string[] words = (kind, zone) switch
        {
            (_, Zone.OldCentre) => ["Lane", "Row", "Street", "Gate", "Passage", "Yard"],
            (_, Zone.Industrial) => ["Works Road", "Industrial Way", "Freight Road", "Depot Way"],
            (StreetKind.Service, _) => ["Yard", "Mews"],
            (StreetKind.Tertiary, _) => ["Road", "Avenue", "Street"],
            (StreetKind.Unclassified, _) => ["Lane", "Farm Road", "Hill Lane"],
            _ when lengthM < 160 => ["Close", "Court", "Mews", "Place"],
            _ => ["Street", "Road", "Street", "Lane", "Way", "Drive", "Terrace", "Walk"],
        };
        for (int attempt = 0; ; attempt++)
        {
            string name = $"{Stems[rng.Next(Stems.Length)]} {words[rng.Next(words.Length)]}";
            name = attempt > 60 ? $"Upper {name}" : name;
            name = attempt > 120 ? $"{name} {attempt}" : name;
            if (_given.Add(name))
            {
                return name;
            }
        }
    }
}
