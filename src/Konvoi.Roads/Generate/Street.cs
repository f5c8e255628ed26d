namespace Konvoi.Roads;

/// <summary>What a street is for; from the widest to the narrowest.</summary>
internal enum StreetKind
{
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    Living,
    Service,
    Pedestrian,
}

/// <summary>A street as one stroke of the pen.</summary>
internal sealed class Street
{
    public required int Index { get; init; }

    public required StreetKind Kind { get; init; }

    public string Name { get; set; } = "";

    /// <summary>The street that this one prolongs and shares its name with.</summary>
    public Street? Prolongs { get; init; }

    public bool IsRoundabout { get; init; }

    public int FirstPiece { get; set; } = -1;

    public int LastPiece { get; set; } = -1;
}

/// <summary>A straight part of a street between two nodes of the plan.</summary>
internal sealed class Piece
{
    public required int Index { get; init; }

    public required Street Street { get; set; }

    public required int A { get; set; }

    public required int B { get; set; }

    public bool Bridge { get; init; }

    public bool Alive { get; set; } = true;

    /// <summary>Index of the piece that follows in the same street, -1 at its end.</summary>
    public int Next { get; set; } = -1;

    /// <summary>Differs from the street's kind where a zone changes it.</summary>
    public required StreetKind Kind { get; set; }

    /// <summary>1: only from A to B; -1: only from B to A; 0: both ways.</summary>
    public int Oneway { get; set; }

    public int Other(int node) => node == A ? B : A;
}
