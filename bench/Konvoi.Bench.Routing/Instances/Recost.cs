namespace Konvoi.Bench.Routing;

/// <summary>
/// Costs and checks routes from the instance alone: a few lines that share nothing with Konvoi or OR-Tools and use the
/// published convention, integers or doubles.
/// </summary>
internal sealed class Recost
{
    private readonly Instance _instance;
    private readonly double _tolerance;
    private readonly int[] _visits;
    private readonly List<string> _faults = [];

    private Recost(Instance instance, double tolerance)
    {
        _instance = instance;
        _tolerance = instance.Family.Hierarchical ? tolerance : 0;
        _visits = new int[instance.Nodes];
    }

    /// <param name="routes">Nodes, hub left out. Vehicles without stops count nothing.</param>
    /// <param name="tolerance">How late a service, or how empty a battery, may be where the convention is doubles.</param>
    /// <returns>Cost in the family's unit, vehicles used, and everything that is wrong.</returns>
    public static (double Cost, int Vehicles, IReadOnlyList<string> Faults) Of(
        Instance instance, IReadOnlyList<IReadOnlyList<int>> routes, double tolerance = 0)
    {
        Recost recost = new(instance, tolerance);
        double cost = 0;
        int used = 0;
        foreach (IReadOnlyList<int> route in routes.Where(route => route.Count > 0))
        {
            cost += recost.Route(route, ++used);
        }

        for (int customer = 1; customer <= instance.Customers; customer++)
        {
            if (recost._visits[customer] != 1)
            {
                recost._faults.Add($"customer {customer} is visited {recost._visits[customer]} times");
            }
        }

        if (used > instance.Fleet)
        {
            recost._faults.Add($"{used} vehicles, there are {instance.Fleet}");
        }

        return (cost / instance.UnitsPerCost, used, recost._faults);
    }

    private double Route(IReadOnlyList<int> route, int number)
    {
        double way = 0;
        double clock = _instance.Ready[0];
        double energy = _instance.Battery?.Energy ?? 0;
        int at = 0;
        foreach (int node in route.Append(0))
        {
            if (node < 0 || node >= _instance.Nodes)
            {
                _faults.Add($"route {number}: there is no node {node}");
                return way;
            }

            double leg = _instance.Way(at, node);
            way += leg;
            energy -= leg * (_instance.Battery?.EnergyPerDistance ?? 0);
            clock = Math.Max(clock + _instance.Service[at] + leg, _instance.Ready[node]);
            Require(clock <= _instance.Due[node] + _tolerance, number, node, $"served at {clock:R}, due {_instance.Due[node]}");
            Require(energy >= -_tolerance, number, node, $"reached with energy {energy:R}");
            if (node > _instance.Customers)
            {
                clock += _instance.Battery!.TimePerEnergy * (_instance.Battery.Energy - energy);
                energy = _instance.Battery.Energy;
            }

            _visits[node]++;
            at = node;
        }

        if (_instance.DeliveryOf.Length > 0)
        {
            CheckPairs(route, number);
        }
        else
        {
            double load = route.Sum(node => _instance.Demand[node]);
            Require(load <= _instance.Capacity, number, 0, $"carries {load}, capacity {_instance.Capacity}");
        }

        return way;
    }

    private void CheckPairs(IReadOnlyList<int> route, int number)
    {
        double load = 0;
        HashSet<int> onBoard = [];
        foreach (int node in route)
        {
            load += _instance.Demand[node];
            Require(load <= _instance.Capacity, number, node, $"carries {load}, capacity {_instance.Capacity}");
            if (_instance.DeliveryOf[node] is > 0 and int delivery)
            {
                onBoard.Add(delivery);
            }
            else
            {
                Require(onBoard.Remove(node), number, node, "delivered before it was picked up");
            }
        }

        Require(onBoard.Count == 0, number, 0, $"{onBoard.Count} loads are not delivered");
    }

    private void Require(bool holds, int route, int node, string what)
    {
        if (!holds)
        {
            _faults.Add($"route {route}, node {node}: {what}");
        }
    }
}
