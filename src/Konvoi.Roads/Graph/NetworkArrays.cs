namespace Konvoi.Roads;

/// <summary>The content of a road network and of its file: plain columns of numbers, by arc unless said otherwise.</summary>
internal sealed record NetworkArrays
{
    public required string Name { get; init; }

    public required string Attribution { get; init; }

    /// <summary>The name of the profile that it was built for.</summary>
    public required string Profile { get; init; }

    public required RoadImportReport Report { get; init; }

    /// <summary>Street names by number; the first one is empty.</summary>
    public required string[] Names { get; init; }

    public required int NodeCount { get; init; }

    /// <summary>Around all lines.</summary>
    public required GeoBounds Bounds { get; init; }

    public required Column<int> Tail { get; init; }

    public required Column<int> Head { get; init; }

    public required Column<int> Reverse { get; init; }

    public required Column<int> LengthDm { get; init; }

    public required Column<byte> SpeedKmh { get; init; }

    public required Column<byte> Class { get; init; }

    public required Column<int> NameNumber { get; init; }

    /// <summary>Twice the offset of the arc's line in <see cref="ShapeData"/>, plus one if the arc runs against it.</summary>
    public required Column<int> Shape { get; init; }

    public required Column<byte> ShapeData { get; init; }

    /// <summary>Whether only the ends of a leg may lie on the arc: 0 or 1.</summary>
    public required Column<byte> EndsOnly { get; init; }

    /// <summary>The arcs of the states from ArcCount on; state a below is arc a.</summary>
    public required Column<int> StateArc { get; init; }

    /// <summary>The state in which a leg begins on an arc.</summary>
    public required Column<int> StartState { get; init; }

    /// <summary>By state: where its turns begin in the two arrays below; one entry more than states.</summary>
    public required Column<int> TurnFirst { get; init; }

    /// <summary>By turn: the state that it leads to.</summary>
    public required Column<int> TurnTo { get; init; }

    /// <summary>By turn.</summary>
    public required Column<ushort> TurnMs { get; init; }

    /// <summary>
    /// Whether the arc is reached from the largest strongly connected component of public roads and reaches it: 0 or 1.
    /// </summary>
    public required Column<byte> Main { get; init; }

    public required RoadClosures Closures { get; init; }
}
