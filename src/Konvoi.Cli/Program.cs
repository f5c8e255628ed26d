using Konvoi.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
