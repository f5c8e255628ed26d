namespace Konvoi.Routing;

/// <summary>Routes that leave now, as lists of open requests, and what they are worth against waiting.</summary>
internal sealed class SentRoutes(DispatchEpoch epoch, long[] prices, bool[] must, IEnumerable<int[]> routes)
{
    private readonly RouteCosts _costs = new(epoch);
    private readonly List<List<int>> _routes = [.. routes.Select(route => route.ToList())];

    public IEnumerable<int> Requests => _routes.SelectMany(route => route);

    public int[][] Routes => [.. _routes.Select(route => route.ToArray())];

    /// <summary>Cost of the routes less the prices of waiting that they spare.</summary>
    public long NetCost => _routes.Sum(route => _costs.Of(Jobs(route), epoch.DepartMs) - route.Sum(i => must[i] ? 0 : prices[i]));

    /// <summary>Leaves behind what saves more than its price, and takes along what costs less, in the routes as they are.</summary>
    public void Adjust()
    {
        foreach (List<int> route in _routes)
        {
            for (int at = route.Count - 1; at >= 0; at--)
            {
                if (!must[route[at]] && _costs.Saving(Jobs(route), at, epoch.DepartMs) > prices[route[at]])
                {
                    route.RemoveAt(at);
                }
            }
        }

        _routes.RemoveAll(route => route.Count == 0);
        foreach (int held in Enumerable.Range(0, must.Length).Except(Requests).ToArray())
        {
            (List<int>? Route, int At, long Cost) best = (null, -1, prices[held]);
            foreach (List<int> route in _routes)
            {
                (int at, long cost) = _costs.Insertion(epoch.Open[held].Job, Jobs(route), epoch.DepartMs, best.Cost);
                best = at >= 0 ? (route, at, cost) : best;
            }

            best.Route?.Insert(best.At, held);
        }
    }

    public SentRoutes Copy() => new(epoch, prices, must, Routes);

    private Job[] Jobs(List<int> route) => [.. route.Select(i => epoch.Open[i].Job)];
}
