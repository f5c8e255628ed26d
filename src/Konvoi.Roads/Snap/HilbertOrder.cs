namespace Konvoi.Roads;

/// <summary>
/// Places on a Hilbert curve through a square of 2^16 by 2^16: what is near on the curve is near in the square. Four bits
/// of either coordinate are looked up at once, in a table that is made from the curve's one-bit step.
/// </summary>
internal static class HilbertOrder
{
    /// <summary>By state, four bits of x and four of y: eight bits of the place, and above them the next state.</summary>
    private static readonly ushort[] Steps = MakeSteps();

    /// <summary>The place on the curve of a point with both coordinates in [0, 65535].</summary>
    public static uint Of(int x, int y)
    {
        uint place = 0;
        int state = 0;
        for (int shift = 12; shift >= 0; shift -= 4)
        {
            int step = Steps[(state << 8) | ((x >> shift & 15) << 4) | (y >> shift & 15)];
            place = (place << 8) | (uint)(step & 255);
            state = step >> 8;
        }

        return place;
    }

    private static ushort[] MakeSteps()
    {
        var steps = new ushort[4 << 8];
        for (int index = 0; index < steps.Length; index++)
        {
            int state = index >> 8;
            int place = 0;
            for (int bit = 3; bit >= 0; bit--)
            {
                (int quarter, state) = Step(state, index >> (bit + 4) & 1, index >> bit & 1);
                place = (place << 2) | quarter;
            }

            steps[index] = (ushort)((state << 8) | place);
        }

        return steps;
    }

    /// <summary>
    /// The quarter of a square that a point is in, counted along the curve, and how the curve lies in that quarter: bit 0 of
    /// a state says that the axes are exchanged, bit 1 that both run backwards.
    /// </summary>
    private static (int Quarter, int State) Step(int state, int x, int y)
    {
        x ^= state >> 1;
        y ^= state >> 1;
        (x, y) = (state & 1) != 0 ? (y, x) : (x, y);
        int isLower = y ^ 1;
        return ((3 * x) ^ y, state ^ isLower ^ ((isLower & x) << 1));
    }
}
