namespace Konvoi.Routing;

/// <summary>What jobs and vehicles say of each other: allowed vans, shipments, what is on board, committed stops, groups.</summary>
internal static class JobLinks
{
    /// <exception cref="ArgumentException">A link names nothing or contradicts another.</exception>
    public static void Require(IReadOnlyList<Job> jobs, IReadOnlyList<Vehicle> vehicles)
    {
        bool[] collects = new bool[jobs.Count];
        for (int j = 0; j < jobs.Count; j++)
        {
            Job job = jobs[j];
            string who = $"job '{job.Id}'";
            foreach (int allowed in job.AllowedVehicles ?? [])
            {
                RequireIndex(who, "allowed vehicle", allowed, vehicles.Count);
            }

            if (job.OnBoardOf is { } van)
            {
                RequireIndex(who, "vehicle that has it on board", van, vehicles.Count);
                Require(job.CollectedBy is null, $"{who}: is on board already and is still to be collected");
                Require(job.AllowedVehicles?.Contains(van) ?? true, $"{who}: is on board of vehicle {van}, which may not serve it");
            }

            if (job.Group is { } group)
            {
                RequireIndex(who, "group", group, jobs.Count);
            }

            if (job.CollectedBy is { } at)
            {
                RequireIndex(who, "job that collects it", at, jobs.Count);
                RequireShipment(jobs, j, at, collects);
            }
        }

        for (int j = 0; j < jobs.Count; j++)
        {
            Require(!collects[j] || jobs[j].CollectedBy is null, $"job '{jobs[j].Id}': collects one shipment and delivers another");
            Require(!collects[j] || jobs[j].OnBoardOf is null, $"job '{jobs[j].Id}': is on board already and is still to be collected");
        }

        RequireCommitted(jobs, vehicles);
    }

    private static void RequireShipment(IReadOnlyList<Job> jobs, int delivering, int collecting, bool[] collects)
    {
        string who = $"job '{jobs[delivering].Id}'";
        Job from = jobs[collecting];
        Require(collecting != delivering, $"{who}: collects itself");
        Require(!collects[collecting], $"{who}: job '{from.Id}' collects another shipment already");
        Require(from.Pickup.AsSpan().SequenceEqual(jobs[delivering].Delivery), $"{who}: delivers another amount than job '{from.Id}' collects");
        Require(jobs[delivering].Pickup.All(amount => amount == 0) && from.Delivery.All(amount => amount == 0),
            $"{who}: a shipment's jobs carry nothing else");
        Require(from.Group is null && jobs[delivering].Group is null, $"{who}: a shipment is no alternative of a group");
        collects[collecting] = true;
    }

    private static void RequireCommitted(IReadOnlyList<Job> jobs, IReadOnlyList<Vehicle> vehicles)
    {
        int[] committedTo = new int[jobs.Count];
        Array.Fill(committedTo, -1);
        HashSet<int> committedGroups = [];
        for (int v = 0; v < vehicles.Count; v++)
        {
            string who = $"vehicle '{vehicles[v].Id}'";
            foreach (int j in vehicles[v].Committed)
            {
                RequireIndex(who, "committed job", j, jobs.Count);
                Require(committedTo[j] < 0, $"{who}: job '{jobs[j].Id}' is committed twice");
                Require(jobs[j].AllowedVehicles?.Contains(v) ?? true, $"{who}: may not serve job '{jobs[j].Id}', which it is committed to");
                Require((jobs[j].OnBoardOf ?? v) == v, $"{who}: is committed to job '{jobs[j].Id}', which is on board of vehicle {jobs[j].OnBoardOf}");
                Require(jobs[j].CollectedBy is not { } at || committedTo[at] == v,
                    $"{who}: is committed to deliver job '{jobs[j].Id}' before it is collected");
                Require(!vehicles[v].HasLeft || jobs[j].OnBoardOf == v || jobs[j].CollectedBy is not null || jobs[j].Delivery.All(amount => amount == 0),
                    $"{who}: has left and is committed to deliver job '{jobs[j].Id}', which is not on board");
                Require(jobs[j].Group is not { } group || committedGroups.Add(group),
                    $"{who}: is committed to job '{jobs[j].Id}' of group {jobs[j].Group}, of which another job is committed");
                committedTo[j] = v;
            }
        }
    }

    private static void RequireIndex(string who, string what, int index, int count) =>
        Require(index >= 0 && index < count, $"{who}: {what} is {index}, expected 0..{count - 1}");

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
