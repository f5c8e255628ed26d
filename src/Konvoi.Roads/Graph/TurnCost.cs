namespace Konvoi.Roads;

/// <summary>
/// What turns cost, in milliseconds. Assumptions: a van without a driver creeps into a turn to its own side of the road,
/// waits for a gap before one across the traffic, and turns round in several moves. Going straight is free, and so is
/// every bend where no third road meets.
/// </summary>
internal static class TurnCost
{
    public const int StraightMs = 0;
    public const int NearSideMs = 1_500;
    public const int AcrossMs = 4_000;
    public const int UTurnMs = 12_000;

    /// <summary>
    /// The cost of going from one direction into another. Straight is up to 40 degrees to either side; tan 40 = 0.84.
    /// </summary>
    public static int Of((long East, long North) into, (long East, long North) outOf, bool leftHandTraffic)
    {
        Int128 dot = ((Int128)into.East * outOf.East) + ((Int128)into.North * outOf.North);
        Int128 cross = ((Int128)into.East * outOf.North) - ((Int128)into.North * outOf.East);
        if (dot > 0 && Int128.Abs(cross) * 100 <= dot * 84)
        {
            return StraightMs;
        }

        bool isLeft = cross > 0;
        return isLeft == leftHandTraffic ? NearSideMs : AcrossMs;
    }
}
