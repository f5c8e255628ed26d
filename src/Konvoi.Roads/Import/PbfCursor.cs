namespace Konvoi.Roads;

/// <summary>
/// Reads Protocol Buffers messages out of a span: fields in any order, unknown ones skipped. Never reads outside of
/// the span and never allocates; whatever is wrong becomes a FormatException that says at which byte.
/// </summary>
internal ref struct PbfCursor(ReadOnlySpan<byte> data, int origin)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;
    private int _wire;

    /// <summary>The number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    public readonly bool AtEnd => _at == _data.Length;

    /// <summary>Where the cursor stands, counted from the start of the whole block.</summary>
    public readonly int Position => origin + _at;

    /// <summary>Moves to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        if (AtEnd)
        {
            return false;
        }

        ulong key = Varint();
        if (key >> 3 is 0 or > 536_870_911)
        {
            throw Wrong($"field number {key >> 3}", "one from 1 to 536870911");
        }

        Field = (int)(key >> 3);
        _wire = (int)(key & 7);
        return true;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_at >= _data.Length)
            {
                throw Wrong("the end of the data inside a number", "another byte");
            }

            byte next = _data[_at++];
            if (next < 0x80)
            {
                if (shift == 63 && next > 1)
                {
                    break;
                }

                return value | ((ulong)next << shift);
            }

            value |= (ulong)(next & 0x7f) << shift;
        }

        throw Wrong("a number longer than 64 bits", "a varint of at most ten bytes");
    }

    public long ZigZag()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The value of a field that holds one number.</summary>
    public ulong Number()
    {
        Expect(0, "a number");
        return Varint();
    }

    /// <summary>The value of a field that holds one number as zigzag.</summary>
    public long SignedNumber()
    {
        Expect(0, "a number");
        return ZigZag();
    }

    /// <summary>The value of a field that holds bytes, a string, packed numbers or another message.</summary>
    public PbfCursor Message()
    {
        Expect(2, "a length-delimited value");
        int start = TakeLength(Varint());
        return new PbfCursor(_data[start.._at], origin + start);
    }

    public readonly ReadOnlySpan<byte> Rest => _data[_at..];

    /// <summary>Passes over the value of the current field.</summary>
    public void Skip()
    {
        switch (_wire)
        {
            case 0:
                Varint();
                break;
            case 1:
                TakeLength(8);
                break;
            case 2:
                TakeLength(Varint());
                break;
            case 5:
                TakeLength(4);
                break;
            default:
                throw Wrong($"wire type {_wire}", "0, 1, 2 or 5");
        }
    }

    public readonly FormatException Wrong(string found, string expected) =>
        new($"at byte {Position} of its content: found {found}, expected {expected}");

    private int TakeLength(ulong length)
    {
        if (length > (ulong)(_data.Length - _at))
        {
            throw Wrong($"a value of {length} bytes", $"at most the {_data.Length - _at} bytes that are left");
        }

        int start = _at;
        _at += (int)length;
        return start;
    }

    private readonly void Expect(int wire, string what)
    {
        if (_wire != wire)
        {
            throw Wrong($"wire type {_wire} in field {Field}", what);
        }
    }
}
