namespace Konvoi.Routing;

/// <summary>
/// A way to put a unit into a van's order: up to three items, each inserted at its position in the order that the earlier
/// ones have made. The first is a job; the others are the job that a shipment ends with, a return to the hub that makes a
/// trip of its own, or chargers.
/// </summary>
internal struct Candidate
{
    public const int NoItem = -1;

    public int Van;
    public int Item;
    public int Position;
    public int SecondItem;
    public int SecondPosition;
    public int ThirdItem;
    public int ThirdPosition;

    /// <summary>What it adds to the cost, in search units; a candidate is only replaced by one that adds less.</summary>
    public long Delta;

    public static Candidate None(long worseThan) => new() { Van = -1, Delta = worseThan };

    public void Become(long delta, int van, int item, int position, int secondItem = NoItem, int secondPosition = 0, int thirdItem = NoItem, int thirdPosition = 0)
    {
        Delta = delta;
        Van = van;
        Item = item;
        Position = position;
        SecondItem = secondItem;
        SecondPosition = secondPosition;
        ThirdItem = thirdItem;
        ThirdPosition = thirdPosition;
    }
}
