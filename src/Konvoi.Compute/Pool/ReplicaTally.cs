namespace Konvoi.Compute;

/// <summary>Running sums of one replica and class; see <see cref="ClassUse"/>.</summary>
internal sealed class ReplicaTally
{
    public long Done { get; private set; }

    public long Late { get; private set; }

    public long PromptTokens { get; private set; }

    public long CachedTokens { get; private set; }

    public long OutputTokens { get; private set; }

    public long BusyPs { get; set; }

    public void Count(PoolRequest request, long doneUs)
    {
        Done++;
        Late += doneUs > request.DeadlineUs ? 1 : 0;
        PromptTokens += request.PromptTokens;
        CachedTokens += request.CachedTokens;
        OutputTokens += request.OutputTokens;
    }
}
