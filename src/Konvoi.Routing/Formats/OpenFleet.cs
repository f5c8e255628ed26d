namespace Konvoi.Routing;

/// <summary>
/// How many vans stand for a fleet without limit: enough that no plan worth having lacks one, not so many that the search
/// drags them along. Nodes by index; matrices row-major; times and weights in one unit.
/// </summary>
internal sealed class OpenFleet(int[] matrix, int nodes, int depot, long capacity)
{
    private const long LongestDay = 1_000_000_000_000;

    /// <summary>Vans beyond those of a plain plan, because the cheapest plan may use more than that one.</summary>
    private const int Reserve = 10;

    public required long[] Demands { get; init; }

    public long[]? ServiceMs { get; init; }

    public TimeWindow[]? Windows { get; init; }

    /// <summary>
    /// Where only load counts, two routes that fit one van together cost no more as one, so some optimum has at most one
    /// route that is no more than half full. Windows add the vans of a plan that takes the nodes by due time.
    /// </summary>
    public int Size()
    {
        long byLoad = capacity == 0 ? nodes : (long)((2 * (Int128)Demands.Sum() / capacity) + 1);
        long needed = Windows is null ? byLoad : Math.Max(byLoad, VansByDueTime()) + Reserve;
        return (int)Math.Clamp(needed, 1, Math.Max(1, nodes - 1));
    }

    /// <summary>A time by which every van is back, whatever its route.</summary>
    public long LongestDayMs()
    {
        long sum = ServiceMs?.Sum() ?? 0;
        for (int from = 0; from < nodes; from++)
        {
            int longest = 0;
            for (int to = 0; to < nodes; to++)
            {
                longest = Math.Max(longest, matrix[(from * nodes) + to]);
            }

            sum += longest;
        }

        return Math.Min(sum, LongestDay);
    }

    /// <summary>Each node goes to the end of the route that it delays least, or to a new van.</summary>
    private int VansByDueTime()
    {
        TimeWindow[] windows = Windows!;
        int[] order = [.. Enumerable.Range(0, nodes).Where(node => node != depot).OrderBy(node => windows[node].CloseMs).ThenBy(node => node)];
        List<(int At, long ReadyMs, long Load)> routes = [];
        foreach (int node in order)
        {
            int best = -1;
            long bestMs = long.MaxValue;
            for (int r = 0; r < routes.Count; r++)
            {
                long startMs = StartMs(routes[r].At, routes[r].ReadyMs, node);
                bool fits = startMs <= windows[node].CloseMs && routes[r].Load + Demands[node] <= capacity
                    && startMs + Service(node) + matrix[(node * nodes) + depot] <= windows[depot].CloseMs;
                if (fits && startMs - routes[r].ReadyMs < bestMs)
                {
                    (best, bestMs) = (r, startMs - routes[r].ReadyMs);
                }
            }

            if (best < 0)
            {
                best = routes.Count;
                routes.Add((depot, windows[depot].OpenMs, 0));
            }

            routes[best] = (node, StartMs(routes[best].At, routes[best].ReadyMs, node) + Service(node), routes[best].Load + Demands[node]);
        }

        return routes.Count;
    }

    private long StartMs(int from, long readyMs, int to) => Math.Max(Windows![to].OpenMs, readyMs + matrix[(from * nodes) + to]);

    private long Service(int node) => ServiceMs?[node] ?? 0;
}
