namespace Konvoi.Roads;

/// <summary>A turn restriction as mapped: which ways and nodes take part, not yet looked up in a network.</summary>
/// <param name="Id">The relation's number.</param>
/// <param name="Tags">Its tags: <c>restriction</c>, <c>except</c>, <c>restriction:hgv</c> and so on.</param>
/// <param name="Members">In the order of the relation.</param>
public sealed record OsmRestriction(long Id, OsmTags Tags, IReadOnlyList<OsmMember> Members);
