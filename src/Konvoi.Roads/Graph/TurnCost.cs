namespace Konvoi.Roads;

/// <summary>
/// What turns cost a van, in milliseconds. Assumptions for traffic on the right: a van without a driver creeps into
/// a right turn, waits for a gap before a left one, and turns round in several moves. Going straight is free, and so
/// is every bend where no third road meets.
/// </summary>
internal static class TurnCost
{
    public const int StraightMs = 0;
    public const int RightMs = 1_500;
    public const int LeftMs = 4_000;
    public const int UTurnMs = 12_000;

    /// <summary>
    /// The cost of going from one direction into another. Straight is up to 40 degrees to either side; tan 40 = 0.84.
    /// </summary>
    public static int Of((long East, long North) into, (long East, long North) outOf)
    {
        Int128 dot = ((Int128)into.East * outOf.East) + ((Int128)into.North * outOf.North);
        Int128 cross = ((Int128)into.East * outOf.North) - ((Int128)into.North * outOf.East);
        if (dot > 0 && Int128.Abs(cross) * 100 <= dot * 84)
        {
            return StraightMs;
        }

        return cross > 0 ? LeftMs : RightMs;
    }
}
