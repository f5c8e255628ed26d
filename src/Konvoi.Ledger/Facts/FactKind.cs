namespace Konvoi.Ledger;

/// <summary>How a figure is known, strongest first: a greater value is a weaker kind.</summary>
public enum FactKind
{
    /// <summary>Measured on real equipment, or counted in real data that the source names.</summary>
    Measured,

    /// <summary>Said by the company, authority or law that the source names.</summary>
    Stated,

    /// <summary>Reported by the press or another second hand.</summary>
    Press,

    /// <summary>A setting of our own; to be swept over its range, never printed as a fact.</summary>
    Estimate,

    /// <summary>Nobody has said; a place holder.</summary>
    Unknown,
}
