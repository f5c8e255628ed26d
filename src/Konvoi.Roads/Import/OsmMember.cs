namespace Konvoi.Roads;

/// <summary>One member of a relation: its role (<c>from</c>, <c>via</c>, <c>to</c>), and what it points at.</summary>
public readonly record struct OsmMember(string Role, OsmMemberKind Kind, long Id);
