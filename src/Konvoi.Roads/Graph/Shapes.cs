using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Konvoi.Roads;

/// <summary>
/// The lines of roads as bytes: the number of points, the first point, then differences, all varints (zigzag where
/// signed). A reader walks a line without allocating.
/// </summary>
internal sealed class Shapes(Column<byte> data)
{
    public Column<byte> Data => data;

    public Reader At(int offset) => new(data, offset);

    /// <summary>Whether a whole line of at least two points stands at an offset; nothing is read outside of the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsLine(ReadOnlySpan<byte> data, int offset)
    {
        if (offset < 0 || !TryVarint(data, ref offset, out uint count) || count < 2 || count > int.MaxValue)
        {
            return false;
        }

        // Each number ends with the first byte below 0x80, at the latest the fifth. Most lines lie within 32 bytes.
        ulong left = 2UL * count;
        if (left <= 32 && data.Length - offset >= Vector256<byte>.Count)
        {
            uint goesOn = Vector256.Create(data[offset..]).ExtractMostSignificantBits();
            uint tooLong = goesOn & (goesOn >> 1) & (goesOn >> 2) & (goesOn >> 3) & (goesOn >> 4);
            if (tooLong == 0 && (ulong)BitOperations.PopCount(~goesOn) >= left)
            {
                return true;
            }
        }

        int length = 0;
        for (; left > 0 && offset < data.Length && length < 5; offset++)
        {
            bool ends = data[offset] < 0x80;
            length = ends ? 0 : length + 1;
            left -= ends ? 1UL : 0;
        }

        return left == 0;
    }

    private static bool TryVarint(ReadOnlySpan<byte> data, ref int at, out uint value)
    {
        value = 0;
        for (int shift = 0; shift < 35 && at < data.Length; shift += 7)
        {
            byte next = data[at++];
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Walks over the points of one line.</summary>
    public ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _data;
        private int _at;
        private int _left;
        private int _lon;
        private int _lat;

        internal Reader(ReadOnlySpan<byte> data, int offset)
        {
            _data = data;
            _at = offset;
            _left = (int)Varint();
            Count = _left;
        }

        public int Count { get; }

        public readonly GeoPoint Current => new(_lon, _lat);

        public bool Next()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            _lon = unchecked(_lon + ZigZag());
            _lat = unchecked(_lat + ZigZag());
            return true;
        }

        private uint Varint()
        {
            uint value = 0;
            int shift = 0;
            while (true)
            {
                byte next = _data[_at++];
                value |= (uint)(next & 0x7f) << shift;
                if (next < 0x80)
                {
                    return value;
                }

                shift += 7;
            }
        }

        private int ZigZag()
        {
            uint value = Varint();
            return (int)(value >> 1) ^ -(int)(value & 1);
        }
    }

    /// <summary>Collects lines.</summary>
    public sealed class Writer
    {
        private readonly List<byte> _data = [];

        /// <summary>Appends a line and returns where it begins.</summary>
        public int Add(ReadOnlySpan<GeoPoint> points)
        {
            int offset = _data.Count;
            Varint((uint)points.Length);
            GeoPoint last = default;
            foreach (GeoPoint point in points)
            {
                ZigZag(unchecked(point.LonE7 - last.LonE7));
                ZigZag(unchecked(point.LatE7 - last.LatE7));
                last = point;
            }

            return offset;
        }

        public Shapes Build() => new(Column<byte>.Of(CollectionsMarshal.AsSpan(_data)));

        private void Varint(uint value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _data.Add((byte)(value | 0x80));
            }

            _data.Add((byte)value);
        }

        private void ZigZag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));
    }
}
