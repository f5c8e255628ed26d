using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>
/// The event loop of a day: what is to happen, by time, and among equals in the order in which it was entered. Entries
/// of the background (samples, the work of others on the pool) do not keep a day going by themselves.
/// </summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Entry, (long AtMs, long Order)> _queue = new();
    private long _order;
    private int _foreground;

    public long NowMs { get; private set; }

    public void At(long atMs, Action what) => Enter(atMs, what, background: false);

    public void InBackground(long atMs, Action what) => Enter(atMs, what, background: true);

    /// <summary>Runs until only background is left.</summary>
    public void Run()
    {
        while (_foreground > 0 && _queue.TryDequeue(out Entry entry, out (long AtMs, long Order) key))
        {
            NowMs = key.AtMs;
            _foreground -= entry.Background ? 0 : 1;
            entry.What();
        }
    }

    private void Enter(long atMs, Action what, bool background)
    {
        Check.That(atMs >= NowMs);
        _queue.Enqueue(new Entry(what, background), (atMs, _order++));
        _foreground += background ? 0 : 1;
    }

    private readonly record struct Entry(Action What, bool Background);
}
