namespace Konvoi.Roads;

/// <summary>Unit vectors of evenly spaced directions, made by halving angles with square roots only.</summary>
internal static class Compass
{
    /// <summary>How many directions there are in a full turn.</summary>
    public const int Points = 256;

    private static readonly Vec[] Directions = Build();

    /// <summary>Direction <paramref name="point"/> of <see cref="Points"/>, counter-clockwise from east; wraps around.</summary>
    public static Vec Direction(int point) => Directions[((point % Points) + Points) % Points];

    private static Vec[] Build()
    {
        Vec[] directions = [new(1, 0), new(0, 1), new(-1, 0), new(0, -1)];
        while (directions.Length < Points)
        {
            var finer = new Vec[directions.Length * 2];
            for (int i = 0; i < directions.Length; i++)
            {
                finer[2 * i] = directions[i];
                finer[2 * i + 1] = (directions[i] + directions[(i + 1) % directions.Length]).Unit;
            }

            directions = finer;
        }

        return directions;
    }
}
