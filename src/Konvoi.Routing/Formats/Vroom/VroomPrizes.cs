namespace Konvoi.Routing;

/// <summary>
/// What leaving a task out costs, so that the search serves first by priority, then by number, then by cost: one task outweighs
/// ten times the dearest tour for it alone, and a unit of priority a hundred tasks without, or all of them, if they are fewer.
/// Prizes have an end; where tours are so dear that both do not fit, priority outweighs fewer tasks.
/// </summary>
internal sealed class VroomPrizes
{
    private const long Most = Job.MustServe - 1;
    private const int Ample = 10;

    private readonly long _wanted;

    /// <param name="tasks">How many there are.</param>
    /// <param name="highestPriority">Of them all.</param>
    /// <param name="dearestTour">The most that a van for one task, or for one shipment, costs, in units of the problem.</param>
    public VroomPrizes(int tasks, int highestPriority, long dearestTour)
    {
        _wanted = Math.Min(tasks + 1, 100);
        Weight = highestPriority == 0
            ? _wanted
            : Math.Clamp(((Most / Math.Max(1, Ample * dearestTour)) - 1) / highestPriority, 1, _wanted);
        Least = Most / (1 + (Weight * highestPriority));
        Suffice = Least >= dearestTour;
    }

    /// <summary>Of a task without priority.</summary>
    public long Least { get; }

    /// <summary>How many tasks without priority one unit of it outweighs.</summary>
    public long Weight { get; }

    /// <summary>Whether no tour is dearer than the prize of its task.</summary>
    public bool Suffice { get; }

    /// <summary>What somebody who counts on priorities wants to know.</summary>
    public IReadOnlyList<string> Remarks => Weight == _wanted
        ? []
        : [$"a unit of priority outweighs {Weight} tasks without, and not {_wanted}, because vehicles are so dear"];

    public long Of(int priority) => Least * (1 + (Weight * priority));
}
