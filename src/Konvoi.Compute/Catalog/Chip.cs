using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>
/// One accelerator as the data file knows it: every figure is a fact with range, kind and source. Figures are per card; a
/// card of two dies serves as two ranks, each with half of memory, bandwidth and arithmetic.
/// </summary>
public sealed record Chip
{
    /// <summary>The name of the data file, as <c>Zhenwu-810E</c>.</summary>
    public required string Name { get; init; }

    /// <summary>GB (10^9 bytes) of device memory.</summary>
    public required Fact MemoryGb { get; init; }

    /// <summary>TB/s, peak of the device memory.</summary>
    public required Fact MemoryTbPerS { get; init; }

    /// <summary>TFLOPS, dense BF16.</summary>
    public required Fact Bf16Tflops { get; init; }

    /// <summary>TFLOPS, dense FP8; 0 where the chip has no such unit.</summary>
    public required Fact Fp8Tflops { get; init; }

    /// <summary>TOPS, dense INT8; null where nobody has said. No formula uses it yet.</summary>
    public Fact? Int8Tops { get; init; }

    /// <summary>GB/s between the cards of a node, both directions together.</summary>
    public required Fact ScaleUpGbPerS { get; init; }

    /// <summary>GB/s of a card to other nodes, one direction.</summary>
    public required Fact ScaleOutGbPerS { get; init; }

    /// <summary>W per card; all-in (hosts, optics, cooling) only where its note says so.</summary>
    public required Fact PowerW { get; init; }

    /// <summary>CNY per card. Null: nobody has named a price, and every cost that needs it is undefined with that reason.</summary>
    public Fact? PriceCny { get; init; }

    /// <summary>Cards that the scale-up links join; tensor parallelism never leaves them.</summary>
    public required Fact CardsPerNode { get; init; }

    /// <summary>Ranks that one card serves.</summary>
    public required Fact DiesPerCard { get; init; }

    /// <summary>1 for a chip made in China, else 0.</summary>
    public required Fact Domestic { get; init; }

    /// <summary>1 where kernels multiply BF16 or INT8 activations by INT4 weights, else 0.</summary>
    public required Fact Int4Weights { get; init; }

    /// <summary>All figures that are known, in the order of the data file's fields.</summary>
    public IEnumerable<Fact> Facts => new[]
    {
        MemoryGb, MemoryTbPerS, Bf16Tflops, Fp8Tflops, Int8Tops, ScaleUpGbPerS, ScaleOutGbPerS, PowerW, PriceCny,
        CardsPerNode, DiesPerCard, Domestic, Int4Weights,
    }.OfType<Fact>();

    /// <summary>Ranks of a full node.</summary>
    internal int RanksPerNode => (int)CardsPerNode.Value * Dies;

    internal int Dies => (int)DiesPerCard.Value;
}
