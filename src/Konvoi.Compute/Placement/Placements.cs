namespace Konvoi.Compute;

/// <summary>
/// What fits where. Memory rule: nine tenths of a rank's memory, less its weights, less 2.3 GB of working space, is left
/// for what requests keep in mind (KV). It reproduces the 715,072 tokens that vLLM printed for a Kimi K2 class model on
/// 8 x H200.
/// </summary>
public static class Placements
{
    /// <summary>The share of memory that serving engines take by default.</summary>
    private const double UsableMemory = 0.9;

    private const double WorkingSpaceBytes = 2.3e9;

    /// <summary>
    /// KV with which a replica is worth its cards: 32 requests (below that, decoding mostly re-reads weights) of 6,144
    /// tokens (four frames, a prompt and an answer).
    /// </summary>
    private const long WorkingTokens = 32 * 6_144;

    /// <summary>One assist request with history; a replica that cannot hold it is of no use.</summary>
    private const long LeastTokens = 8_192;

    /// <summary>
    /// Lays the model out on the cards: the smallest replica (so the most replicas) with KV for 32 working requests, else
    /// the one with the most KV. Tensor parallelism stays inside a node, where it answers fastest; stages span nodes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one card.</exception>
    public static PlacementResult Fit(Chip chip, int cards, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(cards, 1);
        Placement? best = null;
        int largest = 0;
        for (int ranks = chip.Dies; ranks <= (long)cards * chip.Dies; ranks *= 2)
        {
            if (!TryLayout(chip, model, ranks, out int tensor, out int pipeline))
            {
                // More ranks make more stages, never fewer.
                break;
            }

            largest = ranks;
            Placement candidate = Lay(chip, cards, model, tensor, pipeline);
            if (candidate.KvTokens > (best?.KvTokens ?? LeastTokens - 1))
            {
                best = candidate;
            }

            if (candidate.KvTokens >= WorkingTokens)
            {
                break;
            }
        }

        return best is not null ? new PlacementResult(best) : new PlacementResult(WhyNot(chip, cards, model, Math.Max(largest, chip.Dies)));
    }

    /// <summary>Tries one given layout, for comparisons; the number of cards is what it needs for one replica.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A split below 1, or ranks that are no whole number of cards.</exception>
    public static PlacementResult FitLayout(Chip chip, int tensorParallel, int pipelineParallel, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(tensorParallel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pipelineParallel, 1);
        int ranks = tensorParallel * pipelineParallel;
        ArgumentOutOfRangeException.ThrowIfNotEqual(ranks % chip.Dies, 0, nameof(tensorParallel));
        int cards = ranks / chip.Dies;
        Placement placement = Lay(chip, cards, model, tensorParallel, pipelineParallel);
        return placement.KvTokens >= LeastTokens ? new PlacementResult(placement) : new PlacementResult(WhyNot(chip, cards, model, ranks));
    }

    /// <summary>Splits ranks into shares of a layer and stages, as far as nodes, heads and layers allow.</summary>
    private static bool TryLayout(Chip chip, ModelSpec model, int ranks, out int tensor, out int pipeline)
    {
        tensor = ranks;
        while (tensor > chip.RanksPerNode || model.Heads % tensor != 0)
        {
            if (tensor % 2 != 0)
            {
                tensor = 1;
                break;
            }

            tensor /= 2;
        }

        pipeline = ranks / tensor;
        return pipeline <= model.Layers;
    }

    private static Placement Lay(Chip chip, int cards, ModelSpec model, int tensor, int pipeline)
    {
        WeightPrecision precision = PrecisionOn(chip, model);
        long weights = WeightBytes(model, precision) / (tensor * pipeline);
        double free = (UsableMemory * chip.MemoryGb.Value * 1e9 / chip.Dies) - weights - WorkingSpaceBytes;
        long tokens = free <= 0 ? 0 : (long)(free * pipeline / model.KvBytesPerToken(tensor));
        var replicas = (int)((long)cards * chip.Dies / (tensor * pipeline));
        return new Placement(chip, model, cards, replicas, tensor, pipeline, precision, weights, tokens);
    }

    private static WeightPrecision PrecisionOn(Chip chip, ModelSpec model) => model.Weights switch
    {
        WeightFormat.Int4Experts => chip.Int4Weights.Value > 0 ? WeightPrecision.Int4Experts : WeightPrecision.Bf16,
        _ => chip.Fp8Tflops.Value > 0 ? WeightPrecision.Fp8 : WeightPrecision.Bf16,
    };

    /// <summary>The image encoder stays in BF16 in every build.</summary>
    private static long WeightBytes(ModelSpec model, WeightPrecision precision)
    {
        long expertBits = precision switch { WeightPrecision.Bf16 => 32, WeightPrecision.Fp8 => 16, _ => 9 };
        long denseBytes = precision == WeightPrecision.Fp8 ? 1 : 2;
        return (model.ExpertParameters / 16 * expertBits) + (model.DenseParameters * denseBytes) + (model.VisionParameters * 2);
    }

    private static string WhyNot(Chip chip, int cards, ModelSpec model, int ranks)
    {
        WeightPrecision precision = PrecisionOn(chip, model);
        double weights = WeightBytes(model, precision) / 1e9;
        double memory = chip.MemoryGb.Value / chip.Dies;
        string rank = chip.Dies == 1 ? "card" : "die";
        string stored = precision switch
        {
            WeightPrecision.Bf16 => "in BF16",
            WeightPrecision.Fp8 => "in FP8",
            _ => "with INT4 experts",
        };
        double left = (UsableMemory * memory) - (weights / ranks) - (WorkingSpaceBytes / 1e9);
        string gap = left < 0
            ? "and 2.3 GB of working space on top"
            : $"and 2.3 GB of working space; the {left:0.0} GB left hold fewer than {LeastTokens:N0} tokens";
        return $"{model.Name} on {cards} x {chip.Name}: {weights:0} GB of weights {stored} need {weights / ranks:0.0} GB per {rank} {gap}; "
               + $"{ranks} x {memory:0.#} GB offer {UsableMemory * memory:0.0} GB each";
    }
}
