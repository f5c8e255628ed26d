namespace Konvoi.Roads;

/// <summary>How a routing server is asked.</summary>
public sealed record RemoteOptions
{
    internal const int DefaultMaxSnapDm = 5_000;

    /// <summary>
    /// The server's name for the kind of traffic: OSRM's profile (without one "driving"), Valhalla's costing (without one
    /// "auto"). Letters, digits, - and _.
    /// </summary>
    public string? Profile { get; init; }

    /// <summary>How far a place may lie from a road, at least 1.</summary>
    public int MaxSnapDm { get; init; } = DefaultMaxSnapDm;

    /// <summary>How long one request may take, answer included; more than nothing.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An answer longer than this is refused unread, at least 1.</summary>
    public int MaxAnswerBytes { get; init; } = 64 << 20;

    /// <summary>
    /// How many more times a request is sent, at once, when the server cannot be reached, is busy (429) or has a fault (5xx).
    /// At least 0.
    /// </summary>
    public int Retries { get; init; }

    /// <exception cref="ArgumentException">An option outside its range.</exception>
    internal void CheckRanges()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSnapDm, 1, nameof(MaxSnapDm));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero, nameof(Timeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnswerBytes, 1, nameof(MaxAnswerBytes));
        ArgumentOutOfRangeException.ThrowIfNegative(Retries, nameof(Retries));
        if (Profile is not null && (Profile.Length == 0 || !Profile.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            ThrowProfile(Profile);
        }

        static void ThrowProfile(string profile) =>
            throw new ArgumentException($"found the profile '{profile}', expected letters, digits, - and _", nameof(profile));
    }
}
