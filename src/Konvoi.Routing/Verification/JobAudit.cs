namespace Konvoi.Routing;

/// <summary>
/// What holds for jobs across all vans: each is there once, one of a group, both of a shipment, what is on board in its van.
/// </summary>
internal sealed class JobAudit
{
    private readonly Problem _problem;
    private readonly Solution _solution;
    private readonly List<Violation> _found;
    private readonly int[] _served;
    private readonly int[] _listed;

    /// <summary>Where each job is served (for the first time): vehicle, trip, stop; -1 if nowhere.</summary>
    private readonly (int Vehicle, int Trip, int Stop)[] _places;

    public JobAudit(Problem problem, Solution solution, List<Violation> found)
    {
        _problem = problem;
        _solution = solution;
        _found = found;
        _served = new int[problem.Jobs.Count];
        _listed = new int[problem.Jobs.Count];
        _places = new (int, int, int)[problem.Jobs.Count];
        Array.Fill(_places, (-1, -1, -1));
    }

    /// <summary>The prizes of what is on no route.</summary>
    public long Run()
    {
        Locate();
        Dictionary<int, List<int>> groups = [];
        long prizes = 0;
        for (int j = 0; j < _problem.Jobs.Count; j++)
        {
            if (_problem.Jobs[j].Group is not { } group)
            {
                CheckOnce(j, isDue: true);
                prizes += _served[j] == 0 ? _problem.Jobs[j].Prize : 0;
            }
            else if (groups.TryGetValue(group, out List<int>? members))
            {
                members.Add(j);
            }
            else
            {
                groups.Add(group, [j]);
            }

            CheckOnBoard(j);
            CheckShipment(j);
        }

        foreach (List<int> members in groups.Values.OrderBy(members => members[0]))
        {
            prizes += CheckGroup(members);
        }

        return prizes;
    }

    private void Locate()
    {
        foreach (VehicleRoute route in _solution.Routes)
        {
            for (int t = 0; t < route.Trips.Count; t++)
            {
                for (int s = 0; s < route.Trips[t].Stops.Count; s++)
                {
                    int job = route.Trips[t].Stops[s].Job;
                    if (job >= 0 && _served[job]++ == 0)
                    {
                        _places[job] = (route.Vehicle, t, s);
                    }
                }
            }
        }

        foreach (UnassignedJob unassigned in _solution.Unassigned)
        {
            _listed[unassigned.Job]++;
        }
    }

    private void CheckOnce(int j, bool isDue)
    {
        int times = _served[j] + _listed[j];
        if (times > 1)
        {
            Add(ViolationKind.JobRepeated, j, times - 1,
                $"served {_served[j]} times and {_listed[j]} times among the unassigned, expected once in all");
        }
        else if (times == 0 && isDue)
        {
            Add(ViolationKind.JobMissing, j, 1, "on no trip and not among the unassigned");
        }
    }

    /// <summary>The prize of the group if none of it is served.</summary>
    private long CheckGroup(List<int> members)
    {
        int first = members[0];
        int[] served = [.. members.Where(j => _served[j] > 0)];
        foreach (int second in served.Skip(1))
        {
            Add(ViolationKind.Group, second, 1, $"is served, and so is its alternative '{_problem.Jobs[served[0]].Id}'; expected one of group {_problem.Jobs[first].Group}");
        }

        foreach (int j in members)
        {
            CheckOnce(j, isDue: j == first && served.Length == 0);
            if (_listed[j] > 0 && _served[j] == 0 && served.Length > 0)
            {
                Add(ViolationKind.Group, j, 1, $"is among the unassigned, though its alternative '{_problem.Jobs[served[0]].Id}' is served");
            }
            else if (_listed[j] > 0 && served.Length == 0 && j != first)
            {
                Add(ViolationKind.Group, j, 1, $"is among the unassigned, expected '{_problem.Jobs[first].Id}', the first of group {_problem.Jobs[first].Group}");
            }
        }

        return served.Length == 0 ? _problem.Jobs[first].Prize : 0;
    }

    private void CheckOnBoard(int j)
    {
        if (_problem.Jobs[j].OnBoardOf is { } van && _places[j] is { Vehicle: >= 0 } at && (at.Vehicle, at.Trip) != (van, 0))
        {
            Add(ViolationKind.OnBoard, j, 1, $"is on board of vehicle '{_problem.Vehicles[van].Id}', expected on its first trip");
        }
    }

    private void CheckShipment(int j)
    {
        if (_problem.Jobs[j].CollectedBy is not { } from)
        {
            return;
        }

        (int Vehicle, int Trip, int Stop) collected = _places[from];
        (int Vehicle, int Trip, int Stop) delivered = _places[j];
        string collecting = $"'{_problem.Jobs[from].Id}'";
        if (collected.Vehicle < 0 && delivered.Vehicle >= 0)
        {
            Add(ViolationKind.Shipment, j, 1, $"is served, but job {collecting}, which collects it, is not");
        }
        else if (collected.Vehicle >= 0 && delivered.Vehicle < 0)
        {
            Add(ViolationKind.Shipment, from, 1, $"collects job '{_problem.Jobs[j].Id}', which is not served");
        }
        else if ((collected.Vehicle, collected.Trip) != (delivered.Vehicle, delivered.Trip))
        {
            Add(ViolationKind.Shipment, j, 1,
                $"job {collecting} collects it on trip {collected.Trip} of vehicle '{_problem.Vehicles[collected.Vehicle].Id}', expected on this trip");
        }
        else if (collected.Vehicle >= 0 && delivered.Stop < collected.Stop)
        {
            Add(ViolationKind.Shipment, j, collected.Stop - delivered.Stop, $"job {collecting} collects it only at stop {collected.Stop}, expected before this one");
        }
    }

    private void Add(ViolationKind kind, int j, long amount, string text)
    {
        (int vehicle, int trip, int stop) = _places[j];
        string where = vehicle < 0 ? "" : $"vehicle '{_problem.Vehicles[vehicle].Id}', trip {trip}, stop {stop}: ";
        _found.Add(new Violation(kind, vehicle, trip, stop, j, -1, amount, $"{where}job '{_problem.Jobs[j].Id}': {text}"));
    }
}
