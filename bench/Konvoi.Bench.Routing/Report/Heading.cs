using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Konvoi.Bench.Routing;

/// <summary>What a reader must know to read the figures: date, command, machine, load, what was measured.</summary>
internal static class Heading
{
    public static string Of(string title, string command, string build) => $"""
        # {title}, {DateTime.UtcNow:yyyy-MM-dd}

        - command: `{command}`
        - machine: {Cpu()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}
        - load average at the end: {Load()}
        - Konvoi: commit {Commit()}, optimiser {build}

        """;

    /// <summary>As a person types it.</summary>
    public static string Command(IEnumerable<string> args) =>
        $"dotnet run --project bench/Konvoi.Bench.Routing -c Release -- {string.Join(' ', args)}";

    private static string Cpu() =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : "unknown processor";

    private static string Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    private static string Commit()
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", BenchData.Root, "describe", "--always", "--dirty", "--exclude=*"])
            {
                RedirectStandardOutput = true,
            };
            using Process git = Process.Start(start)!;
            string text = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? text : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
