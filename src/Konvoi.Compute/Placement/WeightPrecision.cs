namespace Konvoi.Compute;

/// <summary>How the weights of a placed model are stored.</summary>
public enum WeightPrecision
{
    /// <summary>2 bytes each.</summary>
    Bf16,

    /// <summary>1 byte each; arithmetic in FP8.</summary>
    Fp8,

    /// <summary>Routed experts at 4.5 bits each (INT4 and a scale per group of 32), the rest and all arithmetic in BF16.</summary>
    Int4Experts,
}
