using System.Runtime.ExceptionServices;

namespace Konvoi.Routing;

/// <summary>
/// The threads of a search, and the one gate through which they touch what they share. This folder is the only place of
/// the room that knows threads; a crew of one uses none, and its search is reproducible.
/// </summary>
internal sealed class Crew
{
    private readonly object _gate = new();

    public Crew(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
    }

    public int Size { get; }

    /// <summary>Does the work once per member, with its number, and waits for all; what one throws comes out here.</summary>
    public void Run(Action<int> work)
    {
        if (Size == 1)
        {
            work(0);
            return;
        }

        ExceptionDispatchInfo? fault = null;
        Thread[] threads = new Thread[Size];
        for (int member = 0; member < Size; member++)
        {
            int number = member;
            threads[member] = new Thread(() =>
            {
                try
                {
                    work(number);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(exception), null);
                }
            });
            threads[member].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        fault?.Throw();
    }

    /// <summary>Waits at the gate; to be left by disposing what it returns.</summary>
    public Passage Enter()
    {
        if (Size == 1)
        {
            return default;
        }

        Monitor.Enter(_gate);
        return new Passage(_gate);
    }

    /// <summary>Holds the gate of a crew until it is disposed.</summary>
    public readonly ref struct Passage(object? gate)
    {
        public void Dispose()
        {
            if (gate is not null)
            {
                Monitor.Exit(gate);
            }
        }
    }
}
