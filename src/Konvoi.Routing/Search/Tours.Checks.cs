using System.Diagnostics;
using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// After every change of a van, in builds with checks: the van is driven anew with every rule, and all sums are taken anew;
/// what vans share is priced anew whenever a plan is to be compared.
/// </summary>
internal sealed partial class Tours
{
    [Conditional("DEBUG"), Conditional("CHECKS")]
    private void CheckVan(int van)
    {
        bool works = _day.TryRun(_instance.Rules[van], Order(van));
        Check.Debug(works && _day.Cost == _vanCost[van]);
        for (int i = 0; i < _count[van]; i++)
        {
            int item = _order[van][i];
            Check.Debug(item >= _instance.Jobs || (Stops[item].Van == van && Stops[item].Position == i));
        }

        long cost = 0;
        int used = 0;
        for (int other = 0; other < _count.Length; other++)
        {
            cost += _vanCost[other];
            used += _count[other] > 0 ? 1 : 0;
        }

        long prizes = 0;
        foreach (int unit in Pool)
        {
            prizes += _layout.Prize[unit] * _instance.CostScale;
            Check.Debug(Stops[unit].Van < 0);
        }

        Check.Debug(cost == TourCost && used == Used && prizes == PrizesLost);
    }

    /// <summary>Docks and balance, priced over all vans by one that has kept nothing.</summary>
    [Conditional("DEBUG"), Conditional("CHECKS")]
    private void CheckCoupling() => Check.Debug(
        _couplingCost == (_coupling is null ? 0 : new Coupling(_instance, this).Price([.. Enumerable.Range(0, _instance.Vans)])));
}
