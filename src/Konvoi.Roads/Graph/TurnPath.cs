namespace Konvoi.Roads;

/// <summary>A restriction over ways in the middle: who has driven these arcs one after the other may then not, or may then only, turn into some.</summary>
/// <param name="Arcs">The arc before the ways in the middle and those on them, at least two.</param>
/// <param name="To">The arcs that are forbidden or, of all that follow, alone allowed.</param>
/// <param name="IsOnly">Allowed alone, not forbidden.</param>
/// <param name="Hours">When it holds, as a number in the <see cref="HoursTable"/>; -1: at all hours.</param>
internal sealed record TurnPath(int[] Arcs, List<int> To, bool IsOnly, int Hours)
{
    /// <summary>Whether it stands against a turn, once its arcs are driven.</summary>
    public bool Forbids(int toArc) => To.Contains(toArc) != IsOnly;
}
