using System.Text;

namespace Konvoi.Roads;

/// <summary>The string table of one block. Strings are made when first asked for: most are never looked at.</summary>
internal sealed class PbfStrings
{
    private static readonly HashSet<string> KeysInUse = [.. RoadProfile.KeysInUse];

    private byte[] _bytes = [];
    private int[] _first = new int[1];
    private string?[] _made = [];
    private byte[] _use = [];

    public int Count { get; private set; }

    /// <summary>Takes over the table of another block.</summary>
    public void Read(PbfCursor table)
    {
        if (_bytes.Length < table.Rest.Length)
        {
            _bytes = new byte[table.Rest.Length];
        }

        Count = 0;
        int end = 0;
        while (table.Next())
        {
            if (table.Field != 1)
            {
                table.Skip();
                continue;
            }

            ReadOnlySpan<byte> text = table.Message().Rest;
            text.CopyTo(_bytes.AsSpan(end));
            end += text.Length;
            Count++;
            if (_first.Length <= Count)
            {
                Array.Resize(ref _first, Count * 2);
            }

            _first[Count] = end;
        }

        if (_made.Length < Count)
        {
            _made = new string?[Count];
            _use = new byte[Count];
        }

        Array.Clear(_made);
        Array.Clear(_use);
    }

    /// <summary>The next number of a message as an index into this table.</summary>
    public int IndexAt(ref PbfCursor cursor)
    {
        ulong index = cursor.Varint();
        return index < (ulong)Count
            ? (int)index
            : throw cursor.Wrong($"string {index}", $"one of the block's {Count} strings");
    }

    public string this[int index] =>
        _made[index] ??= Encoding.UTF8.GetString(_bytes, _first[index], _first[index + 1] - _first[index]);

    public ReadOnlySpan<byte> Utf8(int index) => _bytes.AsSpan(_first[index], _first[index + 1] - _first[index]);

    /// <summary>Whether a key is one that somebody looks at later.</summary>
    public bool IsKeyInUse(int index)
    {
        if (_use[index] == 0)
        {
            _use[index] = KeysInUse.Contains(this[index]) ? (byte)1 : (byte)2;
        }

        return _use[index] == 1;
    }
}
