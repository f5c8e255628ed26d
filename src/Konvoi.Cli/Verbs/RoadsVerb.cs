using System.CommandLine;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads</c>: the road network alone.</summary>
internal static class RoadsVerb
{
    public static Command Create(Terminal terminal) =>
        new("roads", "Build, look at and ask a road network.")
        {
            RoadsBuildVerb.Create(terminal),
            RoadsInfoVerb.Create(terminal),
            RoadsRouteVerb.Create(terminal),
            RoadsMatrixVerb.Create(terminal),
            RoadsIsochroneVerb.Create(terminal),
        };
}
