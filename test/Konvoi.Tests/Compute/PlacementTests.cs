using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

public sealed class PlacementTests
{
    /// <summary>KV tokens of one replica of Kimi K2.5; that of H200 was printed by vLLM, the others follow from the same rule.</summary>
    [Theory]
    [InlineData("H200-SXM", 8, 1, 715_000)]
    [InlineData("Zhenwu-810E", 8, 1, 138_000)]
    [InlineData("H20-96G", 8, 1, 138_000)]
    [InlineData("Zhenwu-810E", 16, 1, 670_000)]
    [InlineData("Zhenwu-810E", 8, 2, 1_340_000)]
    [InlineData("A800-80G-SXM", 8, 2, 930_000)]
    [InlineData("Ascend-910B", 16, 1, 256_000)]
    public void The_table_of_what_fits_is_reproduced(string chip, int tensor, int pipeline, int tokens)
    {
        PlacementResult result = Placements.FitLayout(Catalogs.Chip(chip), tensor, pipeline, Catalogs.Model("Kimi-K2.5"));
        Assert.True(result.Fits, result.Refusal);
        Assert.InRange(result.Placement.KvTokens, 0.97 * tokens, 1.03 * tokens);
    }

    [Theory]
    [InlineData("H200-SXM", 8, "1 x TP8 on 8 H200-SXM")]
    [InlineData("H200-SXM", 20, "2 x TP8 on 20 H200-SXM")]
    [InlineData("Zhenwu-810E", 16, "1 x TP16 on 16 Zhenwu-810E")]
    [InlineData("Zhenwu-810E", 8, "1 x TP8 on 8 Zhenwu-810E")]
    [InlineData("A800-80G-SXM", 16, "1 x TP8xPP2 on 16 A800-80G-SXM")]
    [InlineData("Ascend-910B", 16, "1 x TP8xPP2 on 16 Ascend-910B")]
    [InlineData("Ascend-910C", 8, "1 x TP16 on 8 Ascend-910C")]
    [InlineData("MI300X", 8, "2 x TP4 on 8 MI300X")]
    public void Kimi_is_laid_out_in_the_smallest_replica_that_can_work(string chip, int cards, string layout) =>
        Assert.Equal(layout, Catalogs.Fit(chip, cards, "Kimi-K2.5").Placement?.ToString());

    [Theory]
    [InlineData("A800-80G-SXM", 1)]
    [InlineData("Zhenwu-810E", 1)]
    [InlineData("Ascend-910B", 1)]
    public void A_small_model_fits_a_single_card(string chip, int cards) =>
        Assert.True(Catalogs.Fit(chip, cards, "Qwen3-VL-8B").Fits);

    [Fact]
    public void Eight_A800_are_refused_with_the_sum()
    {
        PlacementResult result = Catalogs.Fit("A800-80G-SXM", 8, "Kimi-K2.5");
        Assert.False(result.Fits);
        Assert.Equal(
            "Kimi-K2.5 on 8 x A800-80G-SXM: 595 GB of weights with INT4 experts need 74.4 GB per card and 2.3 GB of working space on top; "
            + "8 x 80 GB offer 72.0 GB each",
            result.Refusal);
    }

    [Theory]
    [InlineData("H200-SXM", WeightPrecision.Fp8)]
    [InlineData("Zhenwu-810E", WeightPrecision.Bf16)]
    [InlineData("A800-80G-SXM", WeightPrecision.Bf16)]
    [InlineData("Ascend-910B", WeightPrecision.Bf16)]
    public void FP8_is_used_only_where_the_chip_has_it(string chip, WeightPrecision precision) =>
        Assert.Equal(precision, Catalogs.Fit(chip, 8, "Qwen3-VL-32B").Placement?.Precision);

    [Fact]
    public void No_placement_holds_more_than_the_memory() =>
        Assert.All(
            from chip in Catalogs.Shipped.Chips
            from model in Catalogs.Shipped.Models
            from cards in Enumerable.Range(1, 40)
            select Placements.Fit(chip, cards, model),
            result =>
            {
                if (result.Placement is { } placement)
                {
                    int ranks = placement.TensorParallel * placement.PipelineParallel;
                    double kv = (double)placement.KvTokens * placement.Model.KvBytesPerToken(placement.TensorParallel) / placement.PipelineParallel;
                    double offered = placement.Chip.MemoryGb.Value * 1e9 / placement.Chip.DiesPerCard.Value;
                    Assert.True(placement.WeightBytesPerRank + kv < 0.9 * offered, placement.ToString());
                    Assert.InRange(placement.IdleCards, 0, placement.Cards - 1);
                    Assert.Equal(0, placement.Model.Heads % placement.TensorParallel);
                    Assert.True(ranks <= placement.Cards * placement.Chip.DiesPerCard.Value);
                }
            });

    [Fact]
    public void More_cards_never_carry_fewer_requests() =>
        Assert.All(
            from chip in Catalogs.Shipped.Chips
            from model in Catalogs.Shipped.Models
            from cards in Enumerable.Range(1, 40)
            select (Fewer: Placements.Fit(chip, cards, model).Placement, More: Placements.Fit(chip, cards + 1, model).Placement),
            pair => Assert.True((pair.More?.Replicas * pair.More?.KvTokens ?? 0) >= (pair.Fewer?.Replicas * pair.Fewer?.KvTokens ?? 0)));

    [Fact]
    public void Any_number_of_cards_is_laid_out_or_refused()
    {
        Assert.Equal(int.MaxValue, Catalogs.Fit("Zhenwu-810E", int.MaxValue, "Qwen3-VL-8B").Placement?.Replicas);
        Assert.Equal(int.MaxValue, Catalogs.Fit("Ascend-910C", int.MaxValue, "Kimi-K2.5").Placement?.Replicas * 8 + 7);
        Chip chip = Catalogs.Chip("Zhenwu-810E");
        Assert.False(Placements.Fit(chip with { MemoryGb = chip.MemoryGb.At(2) }, int.MaxValue, Catalogs.Model("Kimi-K2.5")).Fits);
    }

    /// <summary>Four key-value heads: two ranks hold two each, three hold two, one and one, eight repeat them.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(8, 1)]
    public void A_rank_keeps_the_heads_that_fall_to_it(int ranks, int heads)
    {
        ModelSpec model = Catalogs.Model("Qwen3-VL-30B-A3B");
        Assert.Equal(4, model.KvHeads);
        Assert.Equal(heads * 4L * model.Layers * model.HeadDim, model.KvBytesPerToken(ranks));
    }

    [Fact]
    public void No_cards_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Catalogs.Fit("H200-SXM", 0, "Kimi-K2.5"));
}
