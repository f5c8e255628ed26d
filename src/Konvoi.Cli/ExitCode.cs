namespace Konvoi.Cli;

/// <summary>How a run of the tool ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Input that cannot be used, or a question without an answer, such as two places with no way between them.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself was wrong.</summary>
    public const int Usage = 2;

    /// <summary>A defect of the tool.</summary>
    public const int Fault = 3;
}
