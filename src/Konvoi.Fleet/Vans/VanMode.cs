namespace Konvoi.Fleet;

/// <summary>What a van is doing, as far as the fleet knows.</summary>
public enum VanMode
{
    AtHub,
    Loading,
    Driving,
    AtStation,
    Stuck,
    BrokenDown,
}
