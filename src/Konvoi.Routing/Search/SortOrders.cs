namespace Konvoi.Routing;

/// <summary>The orders in which units are put back, as keys per unit; ascending. An empty array stands for a random order.</summary>
internal static class SortOrders
{
    /// <summary>Each order as often as it is to be drawn: the weights of Christiaens and Vanden Berghe (2020).</summary>
    public static long[][] Of(Instance instance)
    {
        JobLayout layout = instance.Layout;
        List<long[]> orders = [[], [], [], []];
        if (instance.Vans == 0)
        {
            return [.. orders];
        }

        int hub = instance.Rules[0].Hub;
        int[] cost = instance.Travel[0].Cost;
        Add(2, job => -(long)cost[(hub * instance.Places) + layout.Place[job]]);
        Add(1, job => cost[(hub * instance.Places) + layout.Place[job]]);
        long[] totals = new long[instance.Dimensions];
        for (int amount = 0; amount < layout.Delivery.Length; amount++)
        {
            totals[amount % instance.Dimensions] += layout.Delivery[amount] + layout.Pickup[amount];
        }

        int tightest = Array.FindIndex(totals, total => total > 0);
        if (tightest >= 0)
        {
            Add(4, job => -Math.Max(layout.Delivery[(job * instance.Dimensions) + tightest], layout.Pickup[(job * instance.Dimensions) + tightest]));
        }

        if (instance.Problem.Jobs.Any(job => job.Windows.Length > 0))
        {
            Add(2, job => layout.CloseMs[job] - layout.OpenMs[job]);
            Add(2, job => layout.OpenMs[job]);
            Add(2, job => -layout.CloseMs[job]);
        }

        return [.. orders];

        void Add(int times, Func<int, long> key)
        {
            long[] keys = new long[instance.Jobs];
            for (int job = 0; job < keys.Length; job++)
            {
                keys[job] = key(job);
            }

            orders.AddRange(Enumerable.Repeat(keys, times));
        }
    }
}
