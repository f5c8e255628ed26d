using System.Diagnostics;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary>Talk while work goes on: one moving line where a person watches, a line every few seconds elsewhere.</summary>
internal sealed class Progress(Terminal terminal)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public void Say(string text) => terminal.Error.WriteLine(text);

    /// <summary>Works and shows what at; the work says where it stands as often as it likes, from any thread.</summary>
    public T While<T>(string title, Func<Action<string>, T> work) =>
        terminal.ErrorIsWatched ? Watched(title, work) : Logged(title, work);

    private T Watched<T>(string title, Func<Action<string>, T> work) => terminal.Talk()
        .Status()
        .Spinner(Spinner.Known.Dots)
        .Start(Markup.Escape(title), context => work(at => context.Status = Markup.Escape($"{title}: {at}")));

    private T Logged<T>(string title, Func<Action<string>, T> work)
    {
        Lock gate = new();
        long lastLine = Stopwatch.GetTimestamp();
        return work(at =>
        {
            lock (gate)
            {
                if (Stopwatch.GetElapsedTime(lastLine) >= LineEvery)
                {
                    lastLine = Stopwatch.GetTimestamp();
                    Say($"{title}: {at}");
                }
            }
        });
    }
}
