namespace Konvoi.Roads;

/// <summary>
/// A queue of (time, id), earliest first and of equal times the lowest id: a heap with four children per node, whose
/// children share a cache line more often than two would. An id may be in it several times.
/// </summary>
internal sealed class TimeHeap
{
    private ulong[] _keys = new ulong[1024];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Push(int time, int id)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
        }

        ulong key = ((ulong)(uint)time << 32) | (uint)id;
        ulong[] keys = _keys;
        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 2;
            if (keys[parent] <= key)
            {
                break;
            }

            keys[at] = keys[parent];
            at = parent;
        }

        keys[at] = key;
    }

    public (int Time, int Id) Pop()
    {
        ulong[] keys = _keys;
        ulong top = keys[0];
        int count = --Count;
        ulong key = keys[count];
        int at = 0;
        while (true)
        {
            int child = (at << 2) + 1;
            if (child >= count)
            {
                break;
            }

            int least = child;
            int end = Math.Min(child + 4, count);
            for (int other = child + 1; other < end; other++)
            {
                least = keys[other] < keys[least] ? other : least;
            }

            if (keys[least] >= key)
            {
                break;
            }

            keys[at] = keys[least];
            at = least;
        }

        keys[at] = key;
        return ((int)(top >> 32), (int)(uint)top);
    }
}
