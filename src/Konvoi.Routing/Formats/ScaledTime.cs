namespace Konvoi.Routing;

/// <summary>Times of a file in scaled integers, rounded so that what keeps them keeps the file's own times.</summary>
internal static class ScaledTime
{
    private const double Largest = 1_000_000_000_000;

    /// <summary>What a product of doubles may be off by, so that a whole number stays that number.</summary>
    public const double Slack = 1e-6;

    public static long RoundedUp(double time, double scale) => (long)Math.Ceiling((time * scale) - Slack);

    public static long RoundedDown(double time, double scale) => (long)Math.Floor((time * scale) + Slack);

    public static TimeWindow Window(in LineReader lines, double ready, double due, double scale)
    {
        if (Math.Abs(ready) * scale > Largest || Math.Abs(due) * scale > Largest)
        {
            throw lines.Wrong($"a window from {LineReader.Show(ready)} to {LineReader.Show(due)}", "less");
        }

        TimeWindow window = new(RoundedUp(ready, scale), RoundedDown(due, scale));
        return window.OpenMs <= window.CloseMs
            ? window
            : throw lines.Wrong($"a window that opens at {LineReader.Show(ready)} and closes at {LineReader.Show(due)}", "an opening before the closing");
    }
}
