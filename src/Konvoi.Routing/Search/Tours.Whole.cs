using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Changes of whole days at once.</summary>
internal sealed partial class Tours
{
    /// <summary>
    /// Replaces a van's whole order by one that has all of its jobs; what is new comes out of the pool. False, with the van as it
    /// was, if it cannot be driven.
    /// </summary>
    public bool TryReplace(int van, ReadOnlySpan<int> order)
    {
        Touch(van);
        int[] before = Order(van).ToArray();
        SetOrder(van, order);
        bool works = Refresh(van);
        if (works)
        {
            Claim(order);
        }
        else
        {
            foreach (int item in order)
            {
                MarkOut(item);
            }

            SetOrder(van, before);
            Refresh(van);
        }

        CheckVan(van);
        return works;
    }

    /// <summary>Replaces a van's whole order by one that is known to work; whoever replaces all of them ends with every job once.</summary>
    public void Replace(int van, ReadOnlySpan<int> order)
    {
        Touch(van);
        Claim(order);
        SetOrder(van, order);
        bool works = Refresh(van);
        Check.That(works);
        CheckVan(van);
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
        bool works = Refresh(a) & Refresh(b);
        if (works)
        {
            CheckVan(a);
            CheckVan(b);
        }

        return works;
    }

    /// <summary>Whether a van has left, or begins with stops that stay.</summary>
    public bool IsBound(int van) => _instance.Rules[van] is { Frozen: > 0 } or { Vehicle.HasLeft: true };

    private void Claim(ReadOnlySpan<int> order)
    {
        foreach (int item in order)
        {
            if (item < _instance.Jobs)
            {
                RemoveFromPool(_layout.UnitOf[item]);
            }
        }
    }

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
