namespace Konvoi.Simulation;

/// <summary>The little statistics that comparing runs needs; scalar sums in a fixed order.</summary>
internal static class Statistics
{
    /// <summary>97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond, the normal's 1.96.</summary>
    private static readonly double[] Student =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    public static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The sample's standard deviation; 0 for a single value.</summary>
    public static double Deviation(double[] values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return Math.Sqrt(sum / (values.Length - 1));
    }

    /// <summary>Half of the 95 % interval of the mean; infinite for a single value, which says nothing about spread.</summary>
    public static double HalfWidth95(double[] values) => values.Length < 2
        ? double.PositiveInfinity
        : (values.Length <= Student.Length ? Student[values.Length - 2] : 1.96) * Deviation(values) / Math.Sqrt(values.Length);
}
