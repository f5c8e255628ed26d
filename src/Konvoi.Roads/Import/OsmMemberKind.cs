namespace Konvoi.Roads;

/// <summary>What a member of a relation is; the numbers are those of the PBF format.</summary>
public enum OsmMemberKind
{
    Node = 0,
    Way = 1,
    Relation = 2,
}
