using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

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

    /// <summary>Runs on one core alone, with all threads of the process; on macOS, which pins none, on whatever it gets.</summary>
    /// <exception cref="InvalidOperationException">The core is not this process's to use.</exception>
    public static T OnOneCore<T>(Func<T> what)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return what();
        }

        using Process self = Process.GetCurrentProcess();
        nint all = self.ProcessorAffinity;
        Pin(self, (nint)(1UL << BitOperations.Log2((ulong)all)));
        try
        {
            return what();
        }
        finally
        {
            Pin(self, all);
        }
    }

    /// <summary>The affinity that .NET sets is on Linux that of the first thread alone.</summary>
    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("windows")]
    private static void Pin(Process self, nint cores)
    {
        self.ProcessorAffinity = cores;
        if (OperatingSystem.IsLinux())
        {
            self.Refresh();
            foreach (ProcessThread thread in self.Threads)
            {
                // One that has ended since has nothing to pin.
                _ = SetAffinity(thread.Id, sizeof(ulong), (ulong)cores);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong cores);
}
