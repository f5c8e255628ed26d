namespace Konvoi.Routing;

/// <summary>
/// Local search over moves that removing and re-inserting one job at a time reaches badly: two jobs swap places, two trips
/// swap their ends (2-opt*), a whole trip moves to another van or another place in the day. First improvement.
/// </summary>
internal sealed class Exchanges
{
    private const int NearestTried = 16;
    private const int MostPasses = 4;

    private readonly Instance _instance;
    private readonly Plan _plan;
    private readonly Neighbours _neighbours;
    private readonly VanPlan[] _tried;

    public Exchanges(Instance instance, Plan plan, Neighbours neighbours)
    {
        _instance = instance;
        _plan = plan;
        _neighbours = neighbours;
        _tried = new VanPlan[instance.VanCount];
        for (int van = 0; van < _tried.Length; van++)
        {
            _tried[van] = new VanPlan(instance, van);
        }
    }

    public void Improve()
    {
        int near = Math.Min(NearestTried, _neighbours.Count);
        bool improved = true;
        for (int pass = 0; improved && pass < MostPasses; pass++)
        {
            improved = false;
            for (int job = 0; job < _instance.JobCount; job++)
            {
                foreach (int other in _neighbours.Of(job)[..near])
                {
                    if (_plan.VanOf(job) >= 0 && _plan.VanOf(other) >= 0)
                    {
                        improved |= (job < other && SwapJobs(job, other)) || SwapTails(job, other);
                    }
                }
            }

            for (int van = 0; van < _instance.VanCount; van++)
            {
                for (int trip = 0; trip < _plan.Van(van).TripCount; trip++)
                {
                    improved |= MoveTrip(van, trip);
                }
            }
        }
    }

    private bool SwapJobs(int a, int b)
    {
        VanPlan left = Try(_plan.VanOf(a));
        VanPlan right = _plan.VanOf(a) == _plan.VanOf(b) ? left : Try(_plan.VanOf(b));
        if (!left.Terms.MayServe(b) || !right.Terms.MayServe(a))
        {
            return false;
        }

        int atLeft = left.Jobs.IndexOf(a);
        int atRight = right.Jobs.IndexOf(b);
        left.Replace(atLeft, b);
        right.Replace(atRight, a);
        return AdoptIfCheaper(left, right);
    }

    /// <summary>Job <paramref name="first"/> is followed by what was <paramref name="second"/> and after, and the other way round.</summary>
    private bool SwapTails(int first, int second)
    {
        VanPlan left = _plan.Van(_plan.VanOf(first));
        VanPlan right = _plan.Van(_plan.VanOf(second));
        int atLeft = left.Jobs.IndexOf(first);
        int atRight = right.Jobs.IndexOf(second);
        int leftTrip = left.TripOf(atLeft);
        int rightTrip = right.TripOf(atRight);
        if (left == right && leftTrip == rightTrip)
        {
            return false;
        }

        ReadOnlySpan<int> leftJobs = left.TripJobs(leftTrip);
        ReadOnlySpan<int> rightJobs = right.TripJobs(rightTrip);
        int cutLeft = atLeft - left.TripStart(leftTrip) + 1;
        int cutRight = atRight - right.TripStart(rightTrip);
        if (left != right && !(MayServe(left, rightJobs[cutRight..]) && MayServe(right, leftJobs[cutLeft..])))
        {
            return false;
        }

        VanPlan newLeft = Rebuild(left, leftTrip, leftJobs[..cutLeft], rightJobs[cutRight..],
            left == right ? rightTrip : -1, rightJobs[..cutRight], leftJobs[cutLeft..]);
        VanPlan newRight = left == right
            ? newLeft
            : Rebuild(right, rightTrip, rightJobs[..cutRight], leftJobs[cutLeft..], -1, default, default);
        return AdoptIfCheaper(newLeft, newRight);
    }

    private bool MoveTrip(int van, int trip)
    {
        VanPlan source = _plan.Van(van);
        for (int other = 0; other < _instance.VanCount; other++)
        {
            VanPlan target = _plan.Van(other);
            if (other != van && !MayServe(target, source.TripJobs(trip)))
            {
                continue;
            }

            for (int place = 0; place <= target.TripCount; place++)
            {
                VanPlan left = Without(source, trip, other == van ? place : -1);
                VanPlan right = other == van ? left : With(target, place, source.TripJobs(trip));
                if (AdoptIfCheaper(left, right))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private VanPlan Try(int van)
    {
        _tried[van].CopyFrom(_plan.Van(van));
        return _tried[van];
    }

    /// <summary>The van with one trip, or two, put together anew.</summary>
    private VanPlan Rebuild(
        VanPlan van, int trip, ReadOnlySpan<int> head, ReadOnlySpan<int> tail, int otherTrip, ReadOnlySpan<int> otherHead, ReadOnlySpan<int> otherTail)
    {
        VanPlan tried = _tried[van.Van];
        tried.BeginAssign();
        for (int t = 0; t < van.TripCount; t++)
        {
            if (t == trip)
            {
                tried.AppendTrip(head, tail);
            }
            else if (t == otherTrip)
            {
                tried.AppendTrip(otherHead, otherTail);
            }
            else
            {
                tried.AppendTrip(van.TripJobs(t), default);
            }
        }

        return tried;
    }

    /// <summary>The van without a trip, or with it moved before what is now trip <paramref name="place"/>.</summary>
    private VanPlan Without(VanPlan van, int trip, int place)
    {
        VanPlan tried = _tried[van.Van];
        tried.BeginAssign();
        for (int t = 0; t <= van.TripCount; t++)
        {
            if (t == place)
            {
                tried.AppendTrip(van.TripJobs(trip), default);
            }

            if (t < van.TripCount && t != trip)
            {
                tried.AppendTrip(van.TripJobs(t), default);
            }
        }

        return tried;
    }

    private VanPlan With(VanPlan van, int place, ReadOnlySpan<int> jobs)
    {
        VanPlan tried = _tried[van.Van];
        tried.BeginAssign();
        for (int t = 0; t <= van.TripCount; t++)
        {
            if (t == place)
            {
                tried.AppendTrip(jobs, default);
            }

            if (t < van.TripCount)
            {
                tried.AppendTrip(van.TripJobs(t), default);
            }
        }

        return tried;
    }

    private bool AdoptIfCheaper(VanPlan left, VanPlan right)
    {
        if (!left.Recompute() || (right != left && !right.Recompute()))
        {
            return false;
        }

        long before = _plan.Van(left.Van).Cost + (right == left ? 0 : _plan.Van(right.Van).Cost);
        long after = left.Cost + (right == left ? 0 : right.Cost);
        if (after >= before)
        {
            return false;
        }

        _plan.Adopt(left);
        if (right != left)
        {
            _plan.Adopt(right);
        }

        _plan.CheckAgainstFullRecomputation();
        return true;
    }

    private static bool MayServe(VanPlan van, ReadOnlySpan<int> jobs)
    {
        foreach (int job in jobs)
        {
            if (!van.Terms.MayServe(job))
            {
                return false;
            }
        }

        return true;
    }
}
