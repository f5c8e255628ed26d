using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>A stop as planned and as made.</summary>
internal sealed class LoggedStop(TripStop plan)
{
    public TripStop Plan { get; } = plan;

    public long? ArrivedMs { get; set; }

    public long? LeftMs { get; set; }

    public int Delivered { get; set; }

    public int PickedUp { get; set; }
}
