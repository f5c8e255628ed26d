namespace Konvoi.Roads;

/// <summary>What a <see cref="SceneryShape"/> shows.</summary>
public enum SceneryKind
{
    /// <summary>Area of a river or pond.</summary>
    Water,

    /// <summary>Centre line of the river, in the direction of flow.</summary>
    RiverLine,

    /// <summary>Area of built-up land; holes are not cut out: draw parks and water over it.</summary>
    BuiltUp,

    /// <summary>Area of industrial land.</summary>
    Industrial,

    /// <summary>Area of a town park or the old churchyard.</summary>
    Park,

    /// <summary>Area of a wood outside the town.</summary>
    Wood,
}
