using Konvoi.Shared;

namespace Konvoi.Fleet;

/// <summary>The operators' seats and the queue in front of them, first come first served.</summary>
public sealed class AssistDesk
{
    private readonly string?[] _seats;
    private readonly LinkedList<string> _queue = new();

    internal AssistDesk(int seats) => _seats = new string?[seats];

    public int Seats => _seats.Length;

    public int Waiting => _queue.Count;

    /// <summary>The request that has waited longest; null when nobody waits.</summary>
    public string? First => _queue.First?.Value;

    /// <summary>The lowest free seat; -1 when all are taken or there are none.</summary>
    public int FreeSeat => Array.IndexOf(_seats, null);

    internal void Enqueue(string request) => _queue.AddLast(request);

    internal void Seat(string request, int seat)
    {
        Check.That(_seats[seat] is null);
        _queue.Remove(request);
        _seats[seat] = request;
    }

    internal void Free(int seat) => _seats[seat] = null;
}
