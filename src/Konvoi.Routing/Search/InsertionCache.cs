namespace Konvoi.Routing;

/// <summary>
/// The best insertion of every job on every van, kept until the van changes. Most vans are untouched by an iteration, and
/// a rejected iteration gives them their old stamps back, so most look-ups are hits.
/// </summary>
internal sealed class InsertionCache(Instance instance, Plan plan)
{
    private readonly Insertion[] _best = new Insertion[instance.JobCount * instance.VanCount];
    private readonly long[] _stamp = new long[instance.JobCount * instance.VanCount];

    public Insertion Get(int job, int van)
    {
        int at = (job * instance.VanCount) + van;
        VanPlan target = plan.Van(van);
        if (_stamp[at] != target.Stamp)
        {
            _best[at] = target.BestInsertion(job);
            _stamp[at] = target.Stamp;
        }

        return _best[at];
    }
}
