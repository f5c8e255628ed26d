using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>
/// A small town drawn with letters: each letter of the picture is a node, 100 m from its neighbours. A way is written as the
/// letters that it runs over, and this is its name.
/// </summary>
internal sealed class DrawnTown
{
    private readonly Dictionary<char, GeoPoint> _places = [];
    private readonly Dictionary<char, (string, string)[]> _nodeTags = [];
    private readonly List<(string Letters, (string, string)[] Tags)> _ways = [];
    private readonly List<OsmRestriction> _restrictions = [];

    public DrawnTown(params string[] picture)
    {
        for (int row = 0; row < picture.Length; row++)
        {
            for (int column = 0; column < picture[row].Length; column++)
            {
                if (char.IsLetter(picture[row][column]))
                {
                    _places.Add(picture[row][column], new GeoPoint(100_000_000 + (column * 10_000), 10_000_000 - (row * 10_000)));
                }
            }
        }
    }

    /// <summary>Tags are written as <c>oneway=yes access=private</c>; a blank in a size or a condition as <c>_</c>.</summary>
    public static (string, string)[] Tags(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=', 2)).Select(pair => (pair[0], Value(pair)))
    ];

    /// <summary>Ways separated by blanks, all with the same tags; without a highway tag they are residential streets.</summary>
    public DrawnTown Ways(string ways, string tags = "")
    {
        foreach (string letters in ways.Split(' '))
        {
            (string, string)[] own = Tags(tags);
            _ways.Add((letters, [.. own.Any(tag => tag.Item1 == "highway") ? [] : new[] { ("highway", "residential") }, .. own, ("name", letters)]));
        }

        return this;
    }

    public DrawnTown Node(char letter, string tags)
    {
        _nodeTags[letter] = Tags(tags);
        return this;
    }

    /// <summary>A restriction; members as <c>ab b bc</c> or, over ways, <c>ab be ef</c>, several of one role joined by a comma.</summary>
    public DrawnTown Restrict(string tags, string members)
    {
        string[] roles = members.Split(' ');
        var list = new List<OsmMember>();
        for (int i = 0; i < 3; i++)
        {
            foreach (string member in roles[i].Split(','))
            {
                OsmMemberKind kind = member.Length == 1 ? OsmMemberKind.Node : OsmMemberKind.Way;
                long id = kind == OsmMemberKind.Node ? member[0] : _ways.FindIndex(way => way.Letters == member) + 1;
                list.Add(new OsmMember(new[] { "from", "via", "to" }[i], kind, id));
            }
        }

        _restrictions.Add(new OsmRestriction(_restrictions.Count + 1, OsmTags.Of(Tags(tags)), list));
        return this;
    }

    public DrawnNetwork Build(RoadProfile? profile = null, bool leftHandTraffic = false)
    {
        var builder = new OsmDataBuilder();
        foreach ((char letter, GeoPoint place) in _places)
        {
            builder.AddNode(letter, place, _nodeTags.GetValueOrDefault(letter, []));
        }

        for (int way = 0; way < _ways.Count; way++)
        {
            builder.AddWay(way + 1, [.. _ways[way].Letters.Select(letter => (long)letter)], _ways[way].Tags);
        }

        _restrictions.ForEach(builder.AddRestriction);
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "drawn", profile, leftHandTraffic);
        return new DrawnNetwork(network, _places.ToDictionary(place => place.Value, place => place.Key));
    }

    /// <summary>Underscores stand for blanks in sizes and conditions; the kind of a restriction before the @ keeps its own.</summary>
    private static string Value(string[] pair)
    {
        int at = pair[1].IndexOf('@', StringComparison.Ordinal);
        return at >= 0 ? $"{pair[1][..at].TrimEnd('_')} {pair[1][at..].Replace('_', ' ')}"
            : pair[0].StartsWith("max", StringComparison.Ordinal) && !pair[1].Contains("living", StringComparison.Ordinal) ? pair[1].Replace('_', ' ')
            : pair[1];
    }
}
