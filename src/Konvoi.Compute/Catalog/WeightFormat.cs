namespace Konvoi.Compute;

/// <summary>The formats in which a model's weights are published.</summary>
public enum WeightFormat
{
    /// <summary>Routed experts in INT4 with a scale per 32 weights (4.5 bits each), the rest in BF16.</summary>
    Int4Experts,

    /// <summary>FP8 throughout; BF16 where the chip has no FP8.</summary>
    Fp8,

    /// <summary>Both are published: FP8 is taken where the chip has it.</summary>
    Bf16OrFp8,
}
