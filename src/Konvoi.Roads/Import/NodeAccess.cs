namespace Konvoi.Roads;

/// <summary>Whether a vehicle gets past a node of the road.</summary>
/// <param name="Passage">
/// At the hours when it is open. <see cref="Passage.EndsOnly"/>: a gate that opens to those who have business behind it.
/// </param>
/// <param name="ClosedHours">When it is closed nevertheless; empty for most.</param>
/// <param name="TooLarge">Whether it is closed because the vehicle does not fit.</param>
/// <param name="UnreadConditions">Conditions in the tags that are not understood and left aside.</param>
public readonly record struct NodeAccess(Passage Passage, WeekHours ClosedHours, bool TooLarge, int UnreadConditions);
