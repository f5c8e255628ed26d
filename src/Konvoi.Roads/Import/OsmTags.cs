using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>The tags of one OpenStreetMap object: a view into a shared array of alternating keys and values.</summary>
public readonly record struct OsmTags
{
    private readonly string[]? _pairs;
    private readonly int _start;

    internal OsmTags(string[] pairs, int start, int count)
    {
        _pairs = pairs;
        _start = start;
        Count = count;
    }

    /// <summary>Tags given by hand; a key is given once.</summary>
    public static OsmTags Of(params ReadOnlySpan<(string Key, string Value)> tags)
    {
        var pairs = new string[tags.Length * 2];
        for (int i = 0; i < tags.Length; i++)
        {
            pairs[2 * i] = tags[i].Key;
            pairs[(2 * i) + 1] = tags[i].Value;
        }

        return new OsmTags(pairs, 0, tags.Length);
    }

    public int Count { get; }

    /// <summary>The value of a key; null when the object does not carry it.</summary>
    public string? this[string key]
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (_pairs![_start + (2 * i)] == key)
                {
                    return _pairs[_start + (2 * i) + 1];
                }
            }

            return null;
        }
    }

    /// <summary>The value of a key of two parts, as <c>vehicle</c> and <c>:forward</c>, without joining them.</summary>
    internal string? this[string key, string suffix]
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                string own = _pairs![_start + (2 * i)];
                if (own.Length == key.Length + suffix.Length
                    && own.StartsWith(key, StringComparison.Ordinal)
                    && own.EndsWith(suffix, StringComparison.Ordinal))
                {
                    return _pairs[_start + (2 * i) + 1];
                }
            }

            return null;
        }
    }

    public (string Key, string Value) At(int index)
    {
        Check.That(index >= 0 && index < Count);
        return (_pairs![_start + (2 * index)], _pairs[_start + (2 * index) + 1]);
    }
}
