using Konvoi.Shared;

namespace Konvoi.Compute;

/// <summary>
/// Background requests one after the other: exponential gaps, lognormal lengths cut off at sixteen times their mean. The
/// same options and seed give the same stream. Ids count down from -1, so that they never meet a caller's.
/// </summary>
public sealed class BackgroundLoad
{
    /// <summary>Deviation of the logarithm of lengths; production traces lie around it.</summary>
    private const int SigmaMilli = 800;

    /// <summary>exp(-0.8 x 0.8 / 2): a lognormal's median over its mean at that deviation, in thousandths.</summary>
    private const long MedianPerMeanMilli = 726;

    private const long HourUs = 3_600_000_000;

    private readonly BackgroundOptions _options;
    private readonly Rng _gaps;
    private readonly Rng _prompts;
    private readonly Rng _outputs;
    private long _taken;

    public BackgroundLoad(BackgroundOptions options, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.RequestsPerHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RequestsPerHour, HourUs);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MeanPromptTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MeanOutputTokens, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FromUs);
        _options = options;
        var rng = new Rng(seed);
        _gaps = rng.Fork("background gaps");
        _prompts = rng.Fork("background prompts");
        _outputs = rng.Fork("background outputs");
        NextUs = options.RequestsPerHour == 0 ? long.MaxValue : options.FromUs;
        Step();
    }

    /// <summary>When the next request arrives; <see cref="long.MaxValue"/> after the last.</summary>
    public long NextUs { get; private set; }

    /// <summary>The request that arrives at <see cref="NextUs"/>; moves on to the one after it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PoolRequest Take()
    {
        Check.That(NextUs != long.MaxValue);
        int prompt = Length(_prompts, _options.MeanPromptTokens);
        int output = Length(_outputs, _options.MeanOutputTokens);
        var request = new PoolRequest(-(++_taken), PoolClass.Background, prompt, 0, 0, output, NextUs + _options.DeadlineUs);
        Step();
        return request;
    }

    /// <summary>Submits every request that arrives up to and at this time, each at its own.</summary>
    /// <returns>How many the pool refused; those are gone.</returns>
    public long SubmitUpTo(Pool pool, long untilUs)
    {
        ArgumentNullException.ThrowIfNull(pool);
        long refused = 0;
        while (NextUs <= untilUs && NextUs != long.MaxValue)
        {
            long atUs = NextUs;
            refused += pool.Submit(Take(), atUs).Accepted ? 0 : 1;
        }

        return refused;
    }

    private void Step()
    {
        if (NextUs != long.MaxValue)
        {
            NextUs += _gaps.Exponential(HourUs / _options.RequestsPerHour);
            NextUs = NextUs < _options.ToUs ? NextUs : long.MaxValue;
        }
    }

    private static int Length(Rng rng, int mean) =>
        (int)Math.Clamp(rng.LogNormal(mean * MedianPerMeanMilli / 1000, SigmaMilli), 1, Math.Min(16L * mean, int.MaxValue));
}
