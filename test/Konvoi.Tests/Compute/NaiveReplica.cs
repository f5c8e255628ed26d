using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

/// <summary>
/// A serving engine in the plainest words: one replica, every step on its own, all times in seconds as doubles, the
/// roofline written down a second time. Shares nothing with the pool but the catalog's figures and the rules.
/// </summary>
internal sealed class NaiveReplica(Placement placement)
{
    private const int ChunkTokens = 8_192;
    private readonly Efficiency _efficiency = Efficiency.For(placement.Chip, placement.Model);

    public double LongestStepS { get; private set; }

    private sealed class Asked(PoolRequest request, double atS)
    {
        public readonly PoolRequest Request = request;
        public readonly double AtS = atS;
        public int Read = request.CachedTokens;
        public int Written;
    }

    /// <summary>Instants, in seconds, at which each request has its whole answer.</summary>
    public Dictionary<long, double> Play((long AtUs, PoolRequest Request)[] load)
    {
        var coming = new Queue<Asked>(load.Select(each => new Asked(each.Request, each.AtUs / 1e6)));
        var waiting = new List<Asked>();
        var inside = new List<Asked>();
        var done = new Dictionary<long, double>();
        double nowS = 0;
        while (done.Count < load.Length)
        {
            if (inside.Count == 0 && waiting.Count == 0)
            {
                nowS = Math.Max(nowS, coming.Peek().AtS);
            }

            while (coming.TryPeek(out Asked? next) && next.AtS <= nowS)
            {
                waiting.Add(coming.Dequeue());
            }

            LetIn(waiting, inside);
            double stepS = Step(inside);
            LongestStepS = Math.Max(LongestStepS, stepS);
            nowS += stepS;
            foreach (Asked asked in inside.Where(asked => asked.Written == asked.Request.OutputTokens))
            {
                done.Add(asked.Request.Id, nowS + (_efficiency.Request.Value / 1e3));
            }

            inside.RemoveAll(asked => asked.Written == asked.Request.OutputTokens);
        }

        return done;
    }

    private void LetIn(List<Asked> waiting, List<Asked> inside)
    {
        while (waiting.OrderBy(asked => asked.Request.Class).FirstOrDefault() is { } first)
        {
            long held = inside.Append(first).Sum(asked => (long)asked.Request.PromptTokens + asked.Request.OutputTokens);
            if (inside.Count == Placement.MaxBatch || held > placement.KvTokens)
            {
                return;
            }

            waiting.Remove(first);
            inside.Add(first);
        }
    }

    private double Step(List<Asked> inside)
    {
        Asked[] writing = [.. inside.Where(asked => asked.Written > 0)];
        Asked[] reading = [.. inside.Where(asked => asked.Written == 0).OrderBy(asked => asked.Request.Class)];
        double decodeS = DecodeSeconds(writing.Length, writing.Sum(asked => (double)asked.Request.PromptTokens + asked.Written));
        int room = ChunkTokens;
        int frames = 0;
        double pairs = 0;
        foreach (Asked asked in reading)
        {
            int tokens = Math.Min(room, asked.Request.PromptTokens - asked.Read);
            if (tokens == 0)
            {
                continue;
            }

            frames += asked.Read == asked.Request.CachedTokens ? asked.Request.Frames : 0;
            pairs += Math.Pow(asked.Read + tokens, 2) - Math.Pow(asked.Read, 2);
            asked.Read += tokens;
            asked.Written += asked.Read == asked.Request.PromptTokens ? 1 : 0;
            room -= tokens;
        }

        foreach (Asked asked in writing)
        {
            asked.Written++;
        }

        double chunkS = room == ChunkTokens ? 0 : ChunkSeconds(ChunkTokens - room, pairs, frames);
        return writing.Length == 0 ? FixedSeconds + chunkS : decodeS + (_efficiency.MixedShare.Value * chunkS);
    }

    private double Touched(double tokens) => 1 - Math.Pow(1 - ((double)placement.Model.ExpertsPerToken / placement.Model.Experts), tokens);

    private double BytesPerSecond => placement.Chip.MemoryTbPerS.Value * 1e12;

    private double FixedSeconds =>
        (placement.Model.Layers * _efficiency.Layer.Value * 1e-6 * _efficiency.TensorFactor.Value) + (_efficiency.Step.Value * 1e-3);

    private double WeightSeconds(double tokens)
    {
        ModelSpec model = placement.Model;
        double experts = (double)(model.Layers - model.DenseLayers) * model.Experts * 3 * model.Hidden * model.ExpertWidth;
        double dense = model.TotalParameters - experts - ((double)model.Vocabulary * model.Hidden);
        double tensor = placement.TensorParallel;
        return (dense * 2 / (tensor * BytesPerSecond * _efficiency.DenseRead.Value))
            + (Touched(tokens) * experts * 4.5 / 8 / (tensor * BytesPerSecond * _efficiency.ExpertRead.Value));
    }

    private double ArithmeticSeconds(double tokens) =>
        tokens * 2 * placement.Model.ParametersPerToken / (placement.TensorParallel * placement.Chip.Bf16Tflops.Value * 1e12 * _efficiency.Arithmetic.Value);

    private double ExchangeSeconds(double tokens)
    {
        double tensor = placement.TensorParallel;
        double link = placement.Chip.ScaleUpGbPerS.Value * 1e9 / 2 * _efficiency.Link.Value;
        return tokens * 2 * placement.Model.Layers * (2 * (tensor - 1) / tensor) * placement.Model.Hidden * 2 / link;
    }

    private double DecodeSeconds(int batch, double context)
    {
        double kv = context * placement.Model.Layers * 576 * 2 / (BytesPerSecond * _efficiency.KvRead.Value);
        return Math.Max(WeightSeconds(batch) + kv, ArithmeticSeconds(batch)) + ExchangeSeconds(batch) + FixedSeconds;
    }

    private double ChunkSeconds(int tokens, double pairs, int frames)
    {
        ModelSpec model = placement.Model;
        double peak = placement.Chip.Bf16Tflops.Value * 1e12;
        double attention = pairs * model.Layers * model.Heads * (128 + 64 + 128) / (placement.TensorParallel * peak * _efficiency.Attention.Value);
        double patches = 46 * 26 * 4;
        double perFrame = ((2 * 27 * ((4.0 * 1152 * 1152) + (2.0 * 1152 * 4304)) * patches) + (4 * patches * patches * 1152 * 27)) / (peak * _efficiency.Vision.Value);
        double rounds = Math.Ceiling((double)frames / placement.TensorParallel);
        return Math.Max(WeightSeconds(tokens), ArithmeticSeconds(tokens)) + ExchangeSeconds(tokens) + attention + (rounds * perFrame);
    }
}
