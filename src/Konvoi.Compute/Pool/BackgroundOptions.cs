namespace Konvoi.Compute;

/// <summary>The other work of a pool, as a stream of requests with random gaps and lengths.</summary>
public sealed record BackgroundOptions
{
    /// <summary>Mean requests per hour, at most 3,600,000,000 (one per microsecond); 0 for none.</summary>
    public required long RequestsPerHour { get; init; }

    /// <summary>Mean tokens of a prompt.</summary>
    public required int MeanPromptTokens { get; init; }

    /// <summary>Mean tokens of an answer.</summary>
    public required int MeanOutputTokens { get; init; }

    /// <summary>Beginning of the stream on the pool's clock.</summary>
    public long FromUs { get; init; }

    /// <summary>End of the stream: the last request comes before it.</summary>
    public long ToUs { get; init; } = long.MaxValue;

    /// <summary>Time that each request is given.</summary>
    public long DeadlineUs { get; init; } = 120_000_000;
}
