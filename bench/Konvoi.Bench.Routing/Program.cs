// Measures the route optimiser: families of published instances at a CPU limit, Konvoi and OR-Tools side by side, and the
// gain of threads, live re-planning and allocation. Results are for reading and comparing; no test waits for a clock.
using System.CommandLine;
using System.Globalization;
using Konvoi.Bench.Routing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
RootCommand root = new RunsCommand(args).Create();
root.Add(OtherCommands.Threads(args));
root.Add(OtherCommands.Replan(args));
root.Add(OtherCommands.Allocation(args));
root.Add(new DynamicCommand(args).Create());
foreach (Command child in OtherCommands.Children())
{
    root.Add(child);
}

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (FormatException unusable)
{
    Console.Error.WriteLine(unusable.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped; the same command goes on from here");
    return 1;
}
