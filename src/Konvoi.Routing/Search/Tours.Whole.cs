using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Changes of whole days at once.</summary>
internal sealed partial class Tours
{
    /// <summary>Replaces a van's whole order; false, with the van as it was, if it cannot be driven.</summary>
    public bool TryReplace(int van, ReadOnlySpan<int> order)
    {
        Touch(van);
        int[] before = _order[van].AsSpan(0, _count[van]).ToArray();
        foreach (int item in before)
        {
            MarkOut(item);
        }

        SetOrder(van, order);
        if (Refresh(van))
        {
            return true;
        }

        foreach (int item in order)
        {
            MarkOut(item);
        }

        SetOrder(van, before);
        Refresh(van);
        return false;
    }

    /// <summary>Replaces a van's whole order by one that is known to work; whoever replaces all of them ends with every job once.</summary>
    public void Replace(int van, ReadOnlySpan<int> order)
    {
        Touch(van);
        foreach (int job in order)
        {
            RemoveFromPool(_layout.UnitOf[job]);
        }

        SetOrder(van, order);
        bool works = Refresh(van);
        Check.That(works);
    }

    /// <summary>
    /// Lets two vans change days; false if one of them cannot drive the other's, and then the plan is only right again after
    /// <see cref="Rollback"/>.
    /// </summary>
    public bool TrySwapDays(int a, int b)
    {
        if (IsBound(a) || IsBound(b) || !MayDriveDayOf(a, b) || !MayDriveDayOf(b, a))
        {
            return false;
        }

        Touch(a);
        Touch(b);
        (_order[a], _order[b]) = (_order[b], _order[a]);
        int count = _count[a];
        SetCount(a, _count[b]);
        SetCount(b, count);
        return Refresh(a) & Refresh(b);
    }

    /// <summary>Whether a van has left, or begins with stops that stay.</summary>
    public bool IsBound(int van) => _instance.Rules[van] is { Frozen: > 0 } or { Vehicle.HasLeft: true };

    private bool MayDriveDayOf(int van, int other)
    {
        foreach (int item in Order(other))
        {
            if (item < _instance.Jobs && !_layout.IsAllowed(van, item))
            {
                return false;
            }
        }

        return true;
    }
}
