namespace Konvoi.Routing;

/// <summary>One trip of a day as driven: items [From, To) of the order, and what it takes.</summary>
internal struct TripRun
{
    public int From;
    public int To;
    public int StartPlace;
    public int EndPlace;
    public long WayDm;
    public long LegsCost;
    public long ReleaseMs;
    public long ChargedDm;
    public long ChargedMs;
    public long ReadyMs;
    public long DepartMs;
    public long ReturnMs;
}
