namespace Konvoi.Routing;

/// <summary>
/// How a search spends its time, by the size of the problem and by how often each job can be moved. The figures come from
/// runs on the published families (bench/Konvoi.Bench.Routing).
/// </summary>
internal sealed record Schedule
{
    /// <summary>Above this size a recombined plan costs too much to teach: one long annealing run, or parts, are better.</summary>
    private const int MostJobsToBreed = 600;

    /// <summary>Below this size annealing finds everything, and needs its heat even in a short run.</summary>
    private const int Small = 40;

    /// <summary>Without windows annealing is better for longer: above this size a short search does not breed.</summary>
    private const int MostJobsToBreedSoon = 300;
    private const long LeastPerJobToBreedLarge = 400;

    /// <summary>With fewer iterations per job there is no time to breed.</summary>
    private const long LeastPerJobToBreed = 50;

    /// <summary>With fewer, a hot start would not cool down in time.</summary>
    private const long LeastPerJobForHotStart = 250;

    /// <summary>
    /// With fewer, a full population would hardly be selected from: fewer seeds with more time each, and few survivors (0.77 %
    /// above the best known: bf5f884, <c>--one-second --family h200 --seeds 1,2</c>).
    /// </summary>
    private const long LeastPerJobForManySeeds = 1_000;
    private const long PerJobPerSurvivor = 100;
    private const int LeastSurvivors = 8;
    private const int MostSurvivors = 25;

    /// <summary>Whether plans are recombined from the start; else the search begins with one annealing run.</summary>
    public required bool Breeds { get; init; }

    /// <summary>Annealing runs that make the first population.</summary>
    public int Seeds { get; init; }

    /// <summary>The share of the search that they take together, in millionths.</summary>
    public int SeedsPpm { get; init; }

    /// <summary>Plans that survive a selection, and children until the next.</summary>
    public int Survivors { get; init; } = MostSurvivors;

    public int Children => Survivors * 8 / 5;

    /// <summary>
    /// The share of the search after which the plan is cut into parts that are bred one by one, in millionths; all of it for
    /// never. Annealing the whole to the end falls behind breeding the parts; a second cut, larger or
    /// smaller parts and seeds taken from the plan gained nothing more.
    /// </summary>
    public int CutPpm { get; init; } = ISolverStop.Done;

    /// <summary>The first temperature, in thousandths of what a leg costs.</summary>
    public required int StartPermille { get; init; }

    /// <summary>How often the temperature halves.</summary>
    public required int Halvings { get; init; }

    /// <summary>How many stops a ruin takes out on average, and at most in one string.</summary>
    public required int Removed { get; init; }

    /// <summary>
    /// Tours with more stops than this need more heat and larger ruins in a large problem: a leg there says little of what a
    /// tour costs (R2_10_8, above the best known: 5.5 % without, 2.2 % with; f578b16, <c>--instances R2_10_8 --cpu 80</c>).
    /// </summary>
    private const int LongTour = 15;

    /// <summary>For a part of a classic plan, which is bred whatever its size.</summary>
    public static Schedule ForPart(Instance part, long iterations) => For(part, iterations, part.Jobs, goesOn: false) with { Breeds = true };

    /// <param name="stopsPerTour">In the plan at the start.</param>
    /// <param name="goesOn">Whether the search starts from a plan and is to stay near it.</param>
    public static Schedule For(Instance instance, long iterations, int stopsPerTour, bool goesOn)
    {
        if (goesOn)
        {
            return new Schedule { Breeds = false, StartPermille = 100, Halvings = 5, Removed = 10 };
        }

        long perJob = iterations / Math.Max(1, instance.Jobs);
        bool isHot = perJob >= LeastPerJobForHotStart || instance.Jobs < Small;
        bool isBrief = perJob < LeastPerJobForManySeeds;
        bool isLarge = instance.Jobs > MostJobsToBreed;
        bool isLong = isLarge && isHot && stopsPerTour > LongTour;
        bool isUntimed = ClassicCheck.IsClassic(instance) && !ClassicCheck.IsTimed(instance);
        bool breeds = instance.Jobs is >= Small and <= MostJobsToBreed && ClassicCheck.IsClassic(instance)
            && perJob >= (!isUntimed || instance.Jobs <= MostJobsToBreedSoon ? LeastPerJobToBreed : LeastPerJobToBreedLarge);
        bool cuts = isLarge && isHot && ClassicCheck.IsClassic(instance);
        return new Schedule
        {
            Breeds = breeds,
            CutPpm = !cuts ? ISolverStop.Done : isUntimed ? 600_000 : 300_000,
            Seeds = !isHot ? 4 : isBrief ? 8 : 12,
            SeedsPpm = isBrief ? 400_000 : 300_000,
            Survivors = (int)Math.Clamp(perJob / PerJobPerSurvivor, LeastSurvivors, MostSurvivors),
            StartPermille = !isHot || isUntimed ? 400 : isLong ? 2_000 : isLarge ? 500 : 1_000,
            Halvings = !isHot || isUntimed || (isLarge && !isLong) ? 5 : 7,
            Removed = isLong || (!isLarge && (isHot || breeds)) ? 20 : 10,
        };
    }
}
