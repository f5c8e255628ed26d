using System.Diagnostics;

namespace Konvoi.Bench.Roads;

/// <summary>Repeated times of one thing, in milliseconds, sorted.</summary>
internal static class Timing
{
    /// <param name="repeats">After a first one that does not count, for the JIT.</param>
    /// <param name="what">The thing.</param>
    public static double[] Of(int repeats, Action what)
    {
        what();
        double[] ms = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            long from = Stopwatch.GetTimestamp();
            what();
            ms[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        Array.Sort(ms);
        return ms;
    }

    /// <summary>Runs on one core alone.</summary>
    public static T OnOneCore<T>(Func<T> what)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return what();
        }

        using Process self = Process.GetCurrentProcess();
        nint all = self.ProcessorAffinity;
        self.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        try
        {
            return what();
        }
        finally
        {
            self.ProcessorAffinity = all;
        }
    }
}
