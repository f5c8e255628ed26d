using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>Words for calls for help.</summary>
internal static class AssistText
{
    public static string Of(AssistKind kind) => kind switch
    {
        AssistKind.Confirm => "confirm",
        AssistKind.Reroute => "reroute",
        AssistKind.Waypoint => "waypoint",
        _ => "onSite",
    };

    public static string Of(ReleasedBy by) => by switch
    {
        ReleasedBy.Policy => "policy",
        ReleasedBy.Person => "person",
        _ => "onSite",
    };
}
