using System.Globalization;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary>The two ends of a run: <see cref="Out"/> takes data, <see cref="Error"/> takes talk and progress.</summary>
internal sealed class Terminal
{
    private const int WidthOfAFile = 110;
    private const int LeastWidth = 40;

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Columns that a table may fill.</summary>
    public int Width { get; init; } = 80;

    public bool OutHasColour { get; init; }

    public bool ErrorHasColour { get; init; }

    /// <summary>Whether a person watches: only then does progress move in place.</summary>
    public bool ErrorIsWatched { get; init; }

    public static Terminal OfProcess()
    {
        bool colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        return new Terminal
        {
            Out = Console.Out,
            Error = Console.Error,
            Width = WidthOf(),
            OutHasColour = colour && !Console.IsOutputRedirected,
            ErrorHasColour = colour && !Console.IsErrorRedirected,
            ErrorIsWatched = colour && !Console.IsErrorRedirected,
        };
    }

    public IAnsiConsole Data() => Over(Out, OutHasColour);

    public IAnsiConsole Talk() => Over(Error, ErrorHasColour);

    private IAnsiConsole Over(TextWriter writer, bool colour)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = colour && ErrorIsWatched ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = Width;
        return console;
    }

    private static int WidthOf()
    {
        string? columns = Environment.GetEnvironmentVariable("COLUMNS");
        if (int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked >= LeastWidth)
        {
            return asked;
        }

        return Console.IsOutputRedirected || Console.WindowWidth < LeastWidth ? WidthOfAFile : Console.WindowWidth;
    }
}
