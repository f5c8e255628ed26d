namespace Konvoi.Roads;

/// <summary>
/// Numbers that do not move in memory: an array of this process, or a stretch of a file that is mapped. Its owner lives as
/// long as a column over it.
/// </summary>
internal readonly unsafe struct Column<T>
    where T : unmanaged
{
    private readonly object _owner;
    private readonly T* _start;

    /// <param name="start">The first number.</param>
    /// <param name="length">How many.</param>
    /// <param name="owner">What keeps them where they are.</param>
    public Column(T* start, int length, object owner)
    {
        (_owner, Length) = (owner, length);
        _start = start;
    }

    public int Length { get; }

    public T* Start => _start;

    public object Owner => _owner;

    /// <exception cref="IndexOutOfRangeException">Outside of [0, Length).</exception>
    public T this[int index] => AsSpan()[index];

    /// <summary>A copy of an array.</summary>
    public static implicit operator Column<T>(T[] numbers) => Of(numbers);

    public static implicit operator ReadOnlySpan<T>(Column<T> column) => column.AsSpan();

    /// <summary>A copy of some numbers.</summary>
    public static Column<T> Of(ReadOnlySpan<T> numbers)
    {
        T[] array = GC.AllocateUninitializedArray<T>(Math.Max(1, numbers.Length), pinned: true);
        numbers.CopyTo(array);
        fixed (T* start = array)
        {
            return new Column<T>(start, numbers.Length, array);
        }
    }

    public ReadOnlySpan<T> AsSpan() => new(_start, Length);

    public ReadOnlySpan<T> Slice(int from, int count) => AsSpan().Slice(from, count);

    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>For <c>fixed</c>.</summary>
    public ref readonly T GetPinnableReference() => ref *_start;
}
