namespace Konvoi.Roads;

/// <summary>Which vectors a matrix is computed with. The result does not depend on it.</summary>
public enum SweepWidth
{
    /// <summary>The widest that the processor has.</summary>
    Auto = 0,

    Scalar = 1,

    Bits256 = 2,

    Bits512 = 3,
}
