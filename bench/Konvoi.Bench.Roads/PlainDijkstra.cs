using Konvoi.Roads;

namespace Konvoi.Bench.Roads;

/// <summary>
/// The measure that every figure is compared with: Dijkstra's search over arcs and turns in compact arrays, with a heap of four
/// children per node. Turns that depend on what lies before them are taken as free.
/// </summary>
internal sealed class PlainDijkstra
{
    private readonly int[] _first;
    private readonly int[] _to;
    private readonly int[] _ms;
    private readonly int[] _label;
    private ulong[] _heap = new ulong[1024];
    private int _count;

    public PlainDijkstra(RoadNetwork network)
    {
        _first = new int[network.ArcCount + 1];
        _label = new int[network.ArcCount];
        List<int> to = [];
        List<int> ms = [];
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            foreach (int next in network.TurnsOf(arc))
            {
                to.Add(next);
                ms.Add(network.DurationMs(arc) + network.TurnMs(arc, next));
            }

            _first[arc + 1] = to.Count;
        }

        (_to, _ms) = ([.. to], [.. ms]);
    }

    /// <summary>Until an arc is settled, or all that can be reached for -1; the milliseconds from tail to tail, or -1.</summary>
    public int Run(int from, int to)
    {
        Array.Fill(_label, int.MaxValue);
        _count = 0;
        _label[from] = 0;
        Push((uint)from);
        while (_count > 0)
        {
            ulong top = Pop();
            int arc = (int)(uint)top;
            int at = (int)(top >> 32);
            if (at != _label[arc])
            {
                continue;
            }

            if (arc == to)
            {
                return at;
            }

            for (int turn = _first[arc]; turn < _first[arc + 1]; turn++)
            {
                int next = _to[turn];
                int label = at + _ms[turn];
                if (label < _label[next])
                {
                    _label[next] = label;
                    Push(((ulong)(uint)label << 32) | (uint)next);
                }
            }
        }

        return -1;
    }

    private void Push(ulong key)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        int at = _count++;
        for (; at > 0 && _heap[(at - 1) >> 2] > key; at = (at - 1) >> 2)
        {
            _heap[at] = _heap[(at - 1) >> 2];
        }

        _heap[at] = key;
    }

    private ulong Pop()
    {
        ulong top = _heap[0];
        ulong key = _heap[--_count];
        int at = 0;
        while ((at << 2) + 1 < _count)
        {
            int least = (at << 2) + 1;
            int end = Math.Min(least + 4, _count);
            for (int other = least + 1; other < end; other++)
            {
                least = _heap[other] < _heap[least] ? other : least;
            }

            if (_heap[least] >= key)
            {
                break;
            }

            _heap[at] = _heap[least];
            at = least;
        }

        _heap[at] = key;
        return top;
    }
}
