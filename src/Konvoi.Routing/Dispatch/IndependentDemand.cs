using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// A forecast from a list of typical requests: each wave brings the same number of requests, whose location, window, amount
/// and service are drawn from the list independently of one another. The request model of the EURO Meets NeurIPS 2022
/// competition.
/// </summary>
/// <param name="typical">What to draw from; not empty.</param>
/// <param name="perWave">Requests per wave before those are dropped that cannot be served.</param>
public sealed class IndependentDemand(IReadOnlyList<Job> typical, int perWave) : IDemandForecast
{
    /// <inheritdoc/>
    public IReadOnlyList<Job> Draw(long departMs, ulong seed)
    {
        Rng rng = new Rng(seed).Fork("demand", departMs);
        Job[] drawn = new Job[perWave];
        for (int i = 0; i < perWave; i++)
        {
            Job where = Any(rng);
            Job when = Any(rng);
            Job what = Any(rng);
            drawn[i] = new Job
            {
                Id = $"forecast {i}",
                Location = where.Location,
                Windows = when.Windows,
                Delivery = what.Delivery,
                Pickup = what.Pickup,
                ServiceMs = Any(rng).ServiceMs,
            };
        }

        return drawn;
    }

    private Job Any(Rng rng) => typical[rng.Next(typical.Count)];
}
