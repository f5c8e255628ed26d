using System.Diagnostics.CodeAnalysis;

namespace Konvoi.Compute;

/// <summary>What became of a request handed to the pool: a replica has it, or nobody here can answer it.</summary>
public readonly record struct Submission
{
    private Submission(int replica, string? refusal)
    {
        Replica = replica;
        Refusal = refusal;
    }

    /// <summary>Index of the replica, -1 when refused.</summary>
    public int Replica { get; }

    /// <summary>Why no replica can ever answer it; the asker turns to people.</summary>
    public string? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    internal static Submission To(int replica) => new(replica, null);

    internal static Submission Refused(string reason) => new(-1, reason);
}
