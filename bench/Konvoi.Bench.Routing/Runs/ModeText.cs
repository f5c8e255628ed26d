namespace Konvoi.Bench.Routing;

/// <summary>Names of the modes for people.</summary>
internal static class ModeText
{
    public static string Short(RunMode mode) => mode switch
    {
        RunMode.Cpu => "CPU",
        RunMode.SearchCpu => "CPU of search",
        RunMode.WallOneThread => "wall, one thread",
        _ => "wall, two threads",
    };
}
