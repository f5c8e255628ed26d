using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>Reads the model file: a row per model, 0 where an architecture has no such part.</summary>
internal sealed class ModelTable(CsvTable table)
{
    private static readonly string[] Formats = ["int4-experts", "fp8", "bf16-or-fp8"];

    public static ModelSpec[] Parse(string csv, string fileName)
    {
        var table = CsvTable.Parse(csv, fileName);
        var reader = new ModelTable(table);
        var models = new List<ModelSpec>();
        int nameColumn = table.Column("model");
        foreach (CsvRow row in table)
        {
            ModelSpec model = reader.Read(row);
            if (models.Exists(other => other.Name == model.Name))
            {
                throw row.Error(nameColumn, "each model once");
            }

            models.Add(model);
        }

        return [.. models];
    }

    private ModelSpec Read(CsvRow row)
    {
        string name = row.Filled(table.Column("model"), "the name of a model");
        var model = new ModelSpec
        {
            Name = name,
            Family = row.Text(table.Column("family")),
            Attention = Choice(row, "attention", "GQA", "MLA") == 0 ? AttentionKind.Gqa : AttentionKind.Mla,
            Weights = (WeightFormat)Choice(row, "weights", Formats),
            Layers = Whole(row, "layers", 1, 1_000),
            DenseLayers = Whole(row, "dense_layers", 0, 1_000),
            Hidden = Whole(row, "hidden", 1, 100_000),
            Heads = Whole(row, "heads", 1, 10_000),
            KvHeads = Whole(row, "kv_heads", 1, 10_000),
            HeadDim = Whole(row, "head_dim", 0, 10_000),
            QueryRank = Whole(row, "q_lora_rank", 0, 1_000_000),
            KvRank = Whole(row, "kv_lora_rank", 0, 1_000_000),
            NopeDim = Whole(row, "qk_nope_dim", 0, 10_000),
            RopeDim = Whole(row, "qk_rope_dim", 0, 10_000),
            ValueDim = Whole(row, "v_head_dim", 0, 10_000),
            DenseWidth = Whole(row, "dense_ff", 0, 1_000_000),
            Experts = Whole(row, "experts", 0, 10_000),
            ExpertsPerToken = Whole(row, "top_k", 0, 10_000),
            SharedExperts = Whole(row, "shared_experts", 0, 1_000),
            ExpertWidth = Whole(row, "moe_ff", 0, 1_000_000),
            Vocabulary = Whole(row, "vocab", 1, 10_000_000),
            Context = Whole(row, "context", 1, ModelSpec.MostContext),
            VisionLayers = Whole(row, "vision_layers", 0, 1_000),
            VisionHidden = Whole(row, "vision_hidden", 0, 100_000),
            VisionWidth = Whole(row, "vision_ff", 0, 1_000_000),
            Patch = Whole(row, "patch", 0, 1_000),
            Merge = Whole(row, "merge", 0, 100),
            FittedOn = row.Text(table.Column("fitted_on"))
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Parameters = Published(row, name, "stated_total_g", "parameters"),
            ActiveParameters = Published(row, name, "stated_active_g", "active_parameters"),
        };
        CheckParts(row, model);
        return model;
    }

    /// <summary>Figures that only make sense together.</summary>
    private void CheckParts(CsvRow row, ModelSpec model)
    {
        Expect(row, "dense_layers", model.DenseLayers <= model.Layers, $"at most the {model.Layers} layers");
        Expect(row, "head_dim", model.Attention == AttentionKind.Mla || model.HeadDim > 0, "a width above 0 with GQA");
        Expect(row, "kv_lora_rank", model.Attention == AttentionKind.Gqa || model.KvRank > 0, "a rank above 0 with MLA");
        Expect(row, "kv_heads", model.KvHeads <= model.Heads, $"at most the {model.Heads} heads");
        Expect(row, "top_k", model.ExpertsPerToken <= model.Experts, $"at most the {model.Experts} experts");
        Expect(row, "top_k", model.Experts == 0 || model.ExpertsPerToken > 0, "at least 1 where there are experts");
        Expect(row, "moe_ff", model.Experts == 0 || model.ExpertWidth > 0, "a width above 0 where there are experts");
        double recomputed = (model.DenseParameters + model.ExpertParameters) / 1e9;
        bool agrees = recomputed > 0.75 * model.Parameters.Value && recomputed < 1.25 * model.Parameters.Value;
        Expect(row, "stated_total_g", agrees, $"about the {recomputed:0.0} billion that the architecture in this row adds up to");
        bool sees = model.Patch > 0 && model.Merge > 0;
        Expect(row, "patch", model.VisionLayers == 0 || sees, "patch and merge above 0 where there is vision");
    }

    private void Expect(CsvRow row, string column, bool holds, string expected)
    {
        if (!holds)
        {
            throw row.Error(table.Column(column), expected);
        }
    }

    private int Whole(CsvRow row, string column, int min, int max) => (int)row.WholeNumber(table.Column(column), min, max);

    private int Choice(CsvRow row, string column, params string[] choices)
    {
        int index = Array.IndexOf(choices, row.Text(table.Column(column)));
        return index >= 0 ? index : throw row.Error(table.Column(column), $"one of {string.Join(", ", choices)}");
    }

    private Fact Published(CsvRow row, string model, string column, string field)
    {
        double value = row.Number(table.Column(column));
        string source = row.Filled(table.Column("source"), "who says so");
        Expect(row, column, value > 0, "billions of parameters above 0");
        return new Fact($"model.{model.ToLowerInvariant()}.{field}", value, value, value, "G", FactKind.Stated, source);
    }
}
