namespace Konvoi.Routing;

/// <summary>Some tours of a classic plan as a problem of their own, with the vans that drive them and perhaps a spare one.</summary>
internal sealed class PartOfPlan
{
    private readonly int[] _vans;
    private readonly int[] _jobs;

    public PartOfPlan(Instance whole, Tours tours, int[] vans)
    {
        _vans = vans;
        _jobs = [.. vans.SelectMany(van => tours.Order(van).ToArray())];
        Instance = new Instance(ProblemOf(whole, vans, _jobs));
        int[] numberOf = new int[whole.Jobs];
        for (int job = 0; job < _jobs.Length; job++)
        {
            numberOf[_jobs[job]] = job;
        }

        Plan = [.. vans.Select(van => Array.ConvertAll(tours.Order(van).ToArray(), job => numberOf[job]))];
    }

    public Instance Instance { get; }

    /// <summary>The tours of the part, in its own numbers; one per van.</summary>
    public int[][] Plan { get; }

    /// <summary>Puts the tours that a search of the part found in the place of those it had.</summary>
    public void Return(Tours found, Tours whole)
    {
        for (int i = 0; i < _vans.Length; i++)
        {
            whole.Replace(_vans[i], Array.ConvertAll(found.BestOrder(i).ToArray(), job => _jobs[job]));
        }
    }

    private static Problem ProblemOf(Instance whole, int[] vans, int[] jobs)
    {
        VanRules rules = whole.Rules[0];
        int[] places = [rules.Hub, rules.Start, rules.End, .. jobs.Select(job => whole.Layout.Place[job])];
        int fixedPlaces = places.Length - jobs.Length;
        Profile profile = whole.Problem.ProfileOf(rules.Vehicle);
        (int[] durations, int[] lengths) = profile.Cut(places);
        ProblemBuilder builder = new(places.Length, [.. whole.Problem.Dimensions]);
        builder.AddProfile(profile.Name, durations, lengths);
        foreach (int van in vans)
        {
            builder.AddVehicle(whole.Problem.Vehicles[van] with
            {
                Profile = 0,
                Hub = 0,
                StartLocation = Array.IndexOf(places, rules.Start),
                EndLocation = Array.IndexOf(places, rules.End),
            });
        }

        for (int job = 0; job < jobs.Length; job++)
        {
            builder.AddJob(whole.Problem.Jobs[jobs[job]] with { Location = fixedPlaces + job });
        }

        return builder.Build();
    }
}
