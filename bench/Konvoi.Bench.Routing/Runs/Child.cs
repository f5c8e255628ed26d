using System.Diagnostics;

namespace Konvoi.Bench.Routing;

/// <summary>A solver in a process of its own, so that its CPU time is its own.</summary>
internal static class Child
{
    /// <param name="program">A .NET assembly.</param>
    /// <param name="longestSeconds">Wall seconds after which the child counts as hung and is stopped.</param>
    /// <returns>Exit code and both outputs, whole.</returns>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, double longestSeconds, CancellationToken cancel)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using CancellationTokenSource hung = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        hung.CancelAfter(TimeSpan.FromSeconds(longestSeconds));
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(hung.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(hung.Token);
            await process.WaitForExitAsync(hung.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"not finished after {longestSeconds} s");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
