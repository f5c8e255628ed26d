using Konvoi.Roads;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Roads;

/// <summary>The city that the tests share; built once.</summary>
internal static class Porto
{
    private static readonly Lazy<RoadNetwork> Built = new(() =>
    {
        string path = SharedData.Require("osm/porto.osm.pbf");
        return RoadNetwork.Build(OsmPbf.Read(File.ReadAllBytes(path), path), "Porto");
    });

    /// <summary>The network; skips the test when the extract is not beside the checkout.</summary>
    public static RoadNetwork Network
    {
        get
        {
            SharedData.Require("osm/porto.osm.pbf");
            return Built.Value;
        }
    }
}
