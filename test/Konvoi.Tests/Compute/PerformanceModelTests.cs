using CsCheck;
using Konvoi.Compute;
using Konvoi.Ledger;

namespace Konvoi.Tests.Compute;

public sealed class PerformanceModelTests
{
    private static readonly PerformanceModel H200 = Catalogs.Predict("H200-SXM", 8, "Kimi-K2.5");
    private static readonly PerformanceModel Zhenwu = Catalogs.Predict("Zhenwu-810E", 16, "Kimi-K2.5");

    private static readonly PerformanceModel[] Models =
    [
        H200,
        Zhenwu,
        Catalogs.Predict("A800-80G-SXM", 16, "Kimi-K2.5"),
        Catalogs.Predict("Ascend-910B", 16, "Kimi-K2.5"),
        Catalogs.Predict("Ascend-910C", 8, "Kimi-K2.5"),
        Catalogs.Predict("H20-96G", 8, "Qwen3-VL-30B-A3B"),
        Catalogs.Predict("MI300X", 1, "Qwen3-VL-8B"),
    ];

    private static readonly Gen<(PerformanceModel Model, int Batch, long Context)> Steps = Gen.Select(
        Gen.Int[0, Models.Length - 1].Select(i => Models[i]),
        Gen.Int[1, Placement.MaxBatch - 1],
        Gen.Long[0, 700_000]);

    [Fact]
    public void The_810E_lies_in_the_band_that_its_public_figures_allow()
    {
        PredictedUs step = Zhenwu.DecodeStepUs(32, 32 * 1536);
        Assert.InRange(step.Value, 20_000, 25_000);
        Assert.InRange(step.Lo, 0.60 * step.Value, 0.85 * step.Value);
        Assert.InRange(step.Hi, 1.15 * step.Value, 1.45 * step.Value);
        Assert.InRange(4096e6 / Zhenwu.PrefillUs(4096).Value, 8_500, 12_500);
    }

    [Fact]
    public void A_chip_that_was_measured_has_a_narrower_range_than_one_that_was_not()
    {
        static double Width(PredictedUs predicted) => (double)(predicted.Hi - predicted.Lo) / predicted.Value;
        Assert.True(2 * Width(H200.DecodeStepUs(32, 49_152)) < Width(Zhenwu.DecodeStepUs(32, 49_152)));
    }

    [Fact]
    public void The_range_holds_the_value() =>
        Steps.Sample(step =>
        {
            AssertOrdered(step.Model.DecodeStepUs(step.Batch, step.Context));
            AssertOrdered(step.Model.PrefillUs((int)step.Context + 1));
            AssertOrdered(step.Model.EncodeUs(step.Batch));
        });

    [Fact]
    public void The_longest_prompt_has_a_time_and_a_longer_one_is_a_mistake()
    {
        Assert.All(Models, model => AssertOrdered(model.PrefillUs(10_000_000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => H200.PrefillUs(10_000_001));
    }

    [Fact]
    public void A_greater_batch_or_a_longer_context_never_makes_a_faster_step() =>
        Steps.Sample(step =>
        {
            long us = step.Model.DecodeStepUs(step.Batch, step.Context).Value;
            Assert.True(step.Model.DecodeStepUs(step.Batch + 1, step.Context).Value >= us);
            Assert.True(step.Model.DecodeStepUs(step.Batch, step.Context + 10_000).Value >= us);
        });

    [Fact]
    public void A_longer_prompt_is_never_read_faster_and_a_cached_part_never_slower() =>
        Gen.Select(Steps, Gen.Int[1, 40_000], Gen.Int[1, 40_000]).Sample((step, tokens, more) =>
        {
            long us = step.Model.PrefillUs(tokens).Value;
            Assert.True(step.Model.PrefillUs(tokens + more).Value >= us);
            Assert.True(step.Model.PrefillUs(tokens + more, more).Value <= step.Model.PrefillUs(tokens + more).Value);
        });

    [Fact]
    public void A_better_figure_of_the_chip_never_makes_a_slower_answer() =>
        Gen.Select(Steps, Gen.Double[1, 3]).Sample((step, factor) =>
        {
            Chip chip = step.Model.Placement.Chip;
            Fact More(Fact fact) => fact.At(fact.Value * factor);
            long us = step.Model.DecodeStepUs(step.Batch, step.Context).Value;
            long readUs = step.Model.PrefillUs(5_000).Value;
            Assert.All(
                new[] { chip with { MemoryTbPerS = More(chip.MemoryTbPerS) }, chip with { Bf16Tflops = More(chip.Bf16Tflops) }, chip with { ScaleUpGbPerS = More(chip.ScaleUpGbPerS) } },
                better =>
                {
                    var model = new PerformanceModel(step.Model.Placement with { Chip = better });
                    Assert.True(model.DecodeStepUs(step.Batch, step.Context).Value <= us);
                    Assert.True(model.PrefillUs(5_000).Value <= readUs);
                });
        });

    [Fact]
    public void Many_steps_in_closed_form_take_as_long_as_one_after_the_other() =>
        Gen.Select(Steps, Gen.Int[0, 300]).Sample((start, steps) =>
        {
            long sumUs = 0;
            for (int i = 0; i < steps; i++)
            {
                sumUs += start.Model.DecodeStepUs(start.Batch, start.Context + ((long)i * start.Batch)).Value;
            }

            // Each step is rounded to a microsecond here, the closed form only once.
            Assert.InRange(start.Model.DecodeUs(start.Batch, start.Context, steps).Value, sumUs - steps - 1, sumUs + steps + 1);
        });

    [Fact]
    public void A_pipeline_of_two_answers_slower_than_one_wide_replica()
    {
        Placement two = Placements.FitLayout(Catalogs.Chip("Zhenwu-810E"), 8, 2, Catalogs.Model("Kimi-K2.5")).Placement!;
        long us = new PerformanceModel(two).DecodeStepUs(32, 32 * 1536).Value;
        Assert.InRange(us, 1.1 * Zhenwu.DecodeStepUs(32, 32 * 1536).Value, 40_000);
    }

    [Fact]
    public void A_prediction_names_its_weakest_figures()
    {
        Assert.Equal(FactKind.Estimate, Zhenwu.Facts.WeakestKind);
        Assert.Contains("chip.zhenwu-810e.mem_bw", Zhenwu.Facts.Weakest.Keys);
        Assert.Contains("chip.h200-sxm.mem_bw", H200.Facts.Select(fact => fact.Key));
    }

    private static void AssertOrdered(PredictedUs predicted) => Assert.True(predicted.Lo <= predicted.Value && predicted.Value <= predicted.Hi, predicted.ToString());
}
