using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Konvoi.Bench.Roads;

/// <summary>Repeated times of one thing, in milliseconds, sorted.</summary>
internal static partial class Timing
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

    /// <summary>Runs on one core alone, with all threads of the process.</summary>
    public static T OnOneCore<T>(Func<T> what)
    {
        if (!OperatingSystem.IsLinux())
        {
            return what();
        }

        ulong all = (ulong)Process.GetCurrentProcess().ProcessorAffinity;
        Pin(1UL << (Environment.ProcessorCount - 1));
        try
        {
            return what();
        }
        finally
        {
            Pin(all);
        }
    }

    /// <summary>The affinity that .NET sets is on Linux that of the first thread alone.</summary>
    private static void Pin(ulong cores)
    {
        using Process self = Process.GetCurrentProcess();
        foreach (ProcessThread thread in self.Threads)
        {
            // A thread may have ended since; then there is nothing to pin.
            _ = SetAffinity(thread.Id, sizeof(ulong), in cores);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong cores);
}
