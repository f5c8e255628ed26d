namespace Konvoi.Roads;

/// <summary>The content of a road network and of its file: plain arrays, by arc unless said otherwise.</summary>
internal sealed record NetworkArrays
{
    public required string Name { get; init; }

    public required string Attribution { get; init; }

    public required RoadImportReport Report { get; init; }

    /// <summary>Street names by number; the first one is empty.</summary>
    public required string[] Names { get; init; }

    public required int NodeCount { get; init; }

    public required int[] Tail { get; init; }

    public required int[] Head { get; init; }

    public required int[] Reverse { get; init; }

    public required int[] LengthDm { get; init; }

    public required byte[] SpeedKmh { get; init; }

    public required byte[] Class { get; init; }

    public required int[] NameNumber { get; init; }

    /// <summary>Twice the offset of the arc's line in <see cref="ShapeData"/>, plus one if the arc runs against it.</summary>
    public required int[] Shape { get; init; }

    public required byte[] ShapeData { get; init; }

    /// <summary>Where the turns of each arc begin in the two arrays below; one entry more than arcs.</summary>
    public required int[] TurnFirst { get; init; }

    public required int[] TurnTo { get; init; }

    public required ushort[] TurnMs { get; init; }

    /// <summary>Whether the arc lies in the largest strongly connected component: 0 or 1.</summary>
    public required byte[] Main { get; init; }
}
