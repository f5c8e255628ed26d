using CsCheck;
using Konvoi.Compute;
using Konvoi.Ledger;

namespace Konvoi.Tests.Compute;

public sealed class CatalogTests
{
    private static readonly string[] Scraps = ["", ",", "\"", "\n", "-1", "0", "1e308", "NaN", "99999999999", "é"];

    private const string ChipHeader = "chip,field,value,lo,hi,unit,kind,source,note\n";

    [Fact]
    public void The_shipped_files_name_the_chips_and_models_of_the_question()
    {
        string[] chips = ["Zhenwu-810E", "H200-SXM", "H20-96G", "A800-80G-SXM", "H800-SXM", "Ascend-910B", "Ascend-910C", "H100-SXM", "MI300X"];
        Assert.Equal(chips.Order(), Catalogs.Shipped.Chips.Select(chip => chip.Name).Order());
        Assert.Contains(Catalogs.Shipped.Models, model => model.Name == "Kimi-K2.5");
    }

    [Fact]
    public void What_the_maker_of_the_810E_keeps_to_itself_is_a_range_and_no_statement()
    {
        Chip chip = Catalogs.Chip("Zhenwu-810E");
        Assert.All([chip.MemoryTbPerS, chip.Bf16Tflops, chip.PriceCny!], fact =>
        {
            Assert.True(fact.Lo < fact.Hi, fact.Key);
            Assert.True(fact.Kind > FactKind.Stated, fact.Key);
        });
        Assert.Equal("chip.zhenwu-810e.mem_bw", chip.MemoryTbPerS.Key);
        Assert.Equal(FactKind.Stated, chip.MemoryGb.Kind);
        Assert.Null(chip.Int8Tops);
    }

    [Theory]
    [InlineData("A800-80G-SXM")]
    [InlineData("H800-SXM")]
    [InlineData("H100-SXM")]
    public void A_chip_without_a_published_price_has_none(string chip) => Assert.Null(Catalogs.Chip(chip).PriceCny);

    [Fact]
    public void Every_figure_has_its_own_key_and_a_source()
    {
        Fact[] facts = [.. Catalogs.Shipped.Chips.SelectMany(chip => chip.Facts), .. Catalogs.Shipped.Models.SelectMany(model => model.Facts)];
        Assert.Equal(facts.Length, facts.Select(fact => fact.Key).Distinct().Count());
        Assert.All(facts, fact => Assert.NotEqual("", fact.Source));
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        Assert.False(Catalogs.Shipped.TryChip("H9000", out _, out string? reason));
        Assert.StartsWith("no chip 'H9000'; known are Zhenwu-810E, H200-SXM", reason);
        Assert.False(Catalogs.Shipped.TryModel("Kimi", out _, out reason));
        Assert.StartsWith("no model 'Kimi'; known are Kimi-K2.5", reason);
        Assert.True(Catalogs.Shipped.TryChip("h200-sxm", out Chip? chip, out _));
        Assert.Equal("H200-SXM", chip.Name);
    }

    [Theory]
    [InlineData("X,memory,96,,,TB,stated,maker,", "chips.csv:2: column 'unit': found 'TB', expected GB for memory")]
    [InlineData("X,memory,a lot,,,GB,stated,maker,", "chips.csv:2: column 'value': found 'a lot', expected a number")]
    [InlineData("X,memory,96,97,,GB,stated,maker,", "chips.csv:2: column 'lo': found '97', expected a number from 1 to 96")]
    [InlineData("X,memory,96,,95,GB,stated,maker,", "chips.csv:2: column 'hi': found '95', expected a number from 96 to 10000")]
    [InlineData("X,memory,96,,,GB,rumour,maker,", "chips.csv:2: column 'kind': found 'rumour', expected one of measured, stated, press, estimate, unknown")]
    [InlineData("X,memory,96,,,GB,stated,,", "chips.csv:2: column 'source': found '', expected who says so")]
    [InlineData("X,memory,,,,GB,stated,maker,", "chips.csv:2: column 'value': found '', expected a number, or the kind unknown instead of stated")]
    [InlineData("X,cards_per_node,7.5,,,card,stated,maker,", "chips.csv:2: column 'value': found '7.5', expected a whole number without a range")]
    [InlineData("X,memory,96,,,GB,stated,maker,\nX,memory,96,,,GB,stated,maker,", "chips.csv:3: column 'field': found 'memory', expected each field of X once")]
    [InlineData("X,memory,96,,,GB,stated,maker,", "chips.csv:2: found chip X without a figure for 'mem_bw', expected one")]
    public void A_wrong_row_is_named_by_file_line_and_what_was_expected(string rows, string message)
    {
        var error = Assert.Throws<FormatException>(() => ComputeCatalog.Parse(ChipHeader + rows, "chips.csv", Catalogs.ModelsCsv, "models.csv"));
        Assert.StartsWith(message, error.Message);
    }

    [Theory]
    [InlineData("Kimi-K2.5,Kimi,MLA,61,", "Kimi-K2.5,Kimi,MLA,sixty,", "models.csv:2: column 'layers': found 'sixty'")]
    [InlineData(",384,8,1,", ",384,385,1,", "models.csv:2: column 'top_k': found '385', expected at most the 384 experts")]
    [InlineData(",384,8,1,", ",38,8,1,", "models.csv:2: column 'stated_total_g': found '1000', expected about the 11")]
    [InlineData(",int4-experts,", ",int3,", "models.csv:2: column 'weights': found 'int3', expected one of int4-experts, fp8, bf16-or-fp8")]
    public void A_wrong_model_is_named_by_file_line_and_what_was_expected(string was, string written, string message)
    {
        string csv = Catalogs.ModelsCsv.Replace(was, written, StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => ComputeCatalog.Parse(Catalogs.ChipsCsv, "chips.csv", csv, "models.csv"));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_but_never_crash() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 30_000], Gen.Int[0, 40], Gen.Int[0, Scraps.Length - 1]).Sample((ofChips, at, cut, scrap) =>
        {
            string chips = ofChips ? Damaged(Catalogs.ChipsCsv, at, cut, Scraps[scrap]) : Catalogs.ChipsCsv;
            string models = ofChips ? Catalogs.ModelsCsv : Damaged(Catalogs.ModelsCsv, at, cut, Scraps[scrap]);
            try
            {
                ComputeCatalog catalog = ComputeCatalog.Parse(chips, "chips.csv", models, "models.csv");
                foreach (Chip chip in catalog.Chips)
                {
                    foreach (ModelSpec model in catalog.Models)
                    {
                        PlacementResult result = Placements.Fit(chip, 16, model);
                        Assert.True(result.Fits ? result.Placement.KvTokens > 0 : result.Refusal.Length > 0);
                    }
                }
            }
            catch (FormatException error)
            {
                Assert.Matches("^(chips|models).csv:[0-9]+: ", error.Message);
            }
        }, iter: 300);

    [Fact]
    public void Parameters_recomputed_from_the_architecture_agree_with_the_published_ones() =>
        Assert.All(Catalogs.Shipped.Models, model =>
        {
            Assert.InRange(model.TotalParameters / 1e9, 0.92 * model.Parameters.Value, 1.08 * model.Parameters.Value);
            Assert.InRange(model.ParametersPerToken / 1e9, 0.85 * model.ActiveParameters.Value, 1.08 * model.ActiveParameters.Value);
        });

    [Theory]
    [InlineData("Kimi-K2.5", 1280, 720, 1196)]
    [InlineData("Kimi-K2.5", 1920, 1080, 2691)]
    [InlineData("Qwen3-VL-8B", 1280, 720, 880)]
    [InlineData("DeepSeek-V3", 1280, 720, 0)]
    public void A_frame_becomes_tokens_by_its_pixels(string model, int width, int height, int tokens) =>
        Assert.InRange(Catalogs.Model(model).FrameTokens(width, height), tokens * 0.99, tokens * 1.01);

    private static string Damaged(string text, int at, int cut, string put)
    {
        at %= text.Length;
        return text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, put);
    }
}
