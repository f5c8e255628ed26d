using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Says why a unit is left out: first by looking for a place among vans that do nothing but what they must, then in the
/// plan. What stands against a job alone is named by <see cref="AloneCheck"/>.
/// </summary>
internal sealed class Refusals
{
    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly Tours _tours;
    private readonly Placing _placing;
    private readonly Placing _alone;
    private readonly AloneCheck _check;

    /// <param name="tours">The plan; it is as it was after each answer.</param>
    public Refusals(Instance instance, Tours tours)
    {
        _instance = instance;
        _layout = instance.Layout;
        _tours = tours;
        _placing = new Placing(instance, tours, new Rng(0)) { Blinks = false };
        _alone = new Placing(instance, new Tours(instance), new Rng(0)) { Blinks = false };
        _check = new AloneCheck(instance);
    }

    /// <summary>One entry for a job or a group, two for a shipment.</summary>
    public IEnumerable<UnassignedJob> Explain(int unit)
    {
        UnassignedJob why = _alone.Best(unit, long.MaxValue / 2).Van < 0 ? ExplainAlone(unit) : ExplainBesideOthers(unit);
        int deliver = _layout.Deliver[unit];
        return deliver < 0 ? [why] : [why, why with { Job = deliver }];
    }

    /// <summary>Of alternatives the one that gets furthest; of a shipment the job that gets less far.</summary>
    private UnassignedJob ExplainAlone(int unit)
    {
        if (_layout.Deliver[unit] is >= 0 and var deliver)
        {
            return new[] { _check.Explain(unit), _check.Explain(deliver) }.MinBy(why => why.Reason)! with { Job = unit };
        }

        return _layout.Alternatives(unit).Select(_check.Explain).MaxBy(why => why.Reason)! with { Job = unit };
    }

    private UnassignedJob ExplainBesideOthers(int unit)
    {
        Candidate place = _placing.Best(unit, long.MaxValue / 2);
        if (place.Van < 0)
        {
            return new UnassignedJob(unit, UnassignedReason.NoRoomLeft, -1, "it would fit alone, but no place for it was found beside the others in this plan");
        }

        // Docks and balance count as well: the whole plan is priced with it and without.
        long prize = _layout.Prize[unit];
        long without = _tours.Cost;
        _tours.Begin();
        _tours.Insert(unit, place);
        _tours.Couple();
        long addedCost = (_tours.Cost - without + (prize * _instance.CostScale) + _instance.CostScale - 1) / _instance.CostScale;
        _tours.Rollback();
        return new UnassignedJob(unit, UnassignedReason.NotWorthThePrize, -1, $"serving it costs {addedCost} more, leaving it out costs {prize}")
        {
            Vehicle = place.Van,
            Needed = addedCost,
            Limit = prize,
        };
    }
}
