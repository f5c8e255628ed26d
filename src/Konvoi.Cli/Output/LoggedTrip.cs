using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>A trip as planned and as driven.</summary>
internal sealed class LoggedTrip(string van, Trip plan)
{
    private readonly List<LoggedStop> _stops = [.. plan.Stops.Select(stop => new LoggedStop(stop))];

    public string Van { get; } = van;

    public string Id { get; } = plan.Id;

    public long PlannedDepartMs { get; } = plan.DepartMs;

    public long PlannedReturnMs { get; } = plan.ReturnMs;

    public IReadOnlyList<LoggedStop> Stops => _stops;

    public long? DepartedMs { get; set; }

    public long? ReturnedMs { get; set; }

    public int StopsDone { get; set; }

    /// <summary>The stop that the van is at or heads for; null on the way home.</summary>
    public LoggedStop? Next => StopsDone < _stops.Count ? _stops[StopsDone] : null;

    public void Revise(IReadOnlyList<TripStop> ahead)
    {
        _stops.RemoveRange(StopsDone, _stops.Count - StopsDone);
        _stops.AddRange(ahead.Select(stop => new LoggedStop(stop)));
    }
}
