namespace Konvoi.Roads;

/// <summary>Reads the nodes of a block, dense ones and plain ones.</summary>
internal sealed class PbfNodes(OsmDataBuilder into)
{
    private const int MostSteps = 16;

    private readonly List<string> _tags = [];
    private PbfStrings _strings = new();
    private long[] _wanted = [];
    private int _cursor;
    private long _granularity;
    private long _latOffset;
    private long _lonOffset;

    /// <summary>Hands on those nodes whose ids are in the ascending list.</summary>
    public void Read(ReadOnlySpan<byte> block, PbfStrings strings, long[] wanted)
    {
        _strings = strings;
        _wanted = wanted;
        ReadScale(new PbfCursor(block, 0));
        var cursor = new PbfCursor(block, 0);
        while (cursor.Next())
        {
            if (cursor.Field != 2)
            {
                cursor.Skip();
                continue;
            }

            PbfCursor group = cursor.Message();
            while (group.Next())
            {
                switch (group.Field)
                {
                    case 1:
                        ReadPlain(group.Message());
                        break;
                    case 2:
                        ReadDense(group.Message());
                        break;
                    default:
                        group.Skip();
                        break;
                }
            }
        }
    }

    /// <summary>The scale may stand behind the nodes that it is for.</summary>
    private void ReadScale(PbfCursor block)
    {
        (_granularity, _latOffset, _lonOffset) = (100, 0, 0);
        while (block.Next())
        {
            switch (block.Field)
            {
                case 17:
                    _granularity = (int)block.Number();
                    break;
                case 19:
                    _latOffset = (long)block.Number();
                    break;
                case 20:
                    _lonOffset = (long)block.Number();
                    break;
                default:
                    block.Skip();
                    break;
            }
        }
    }

    private void ReadPlain(PbfCursor node)
    {
        long id = 0, lat = 0, lon = 0;
        PbfCursor keys = default, values = default;
        while (node.Next())
        {
            switch (node.Field)
            {
                case 1:
                    id = node.SignedNumber();
                    break;
                case 2:
                    keys = node.Message();
                    break;
                case 3:
                    values = node.Message();
                    break;
                case 8:
                    lat = node.SignedNumber();
                    break;
                case 9:
                    lon = node.SignedNumber();
                    break;
                default:
                    node.Skip();
                    break;
            }
        }

        _tags.Clear();
        while (!keys.AtEnd)
        {
            AddTag(_strings.IndexAt(ref keys), _strings.IndexAt(ref values));
        }

        Add(node, id, lat, lon);
    }

    private void ReadDense(PbfCursor dense)
    {
        PbfCursor ids = default, lats = default, lons = default, tags = default;
        while (dense.Next())
        {
            switch (dense.Field)
            {
                case 1:
                    ids = dense.Message();
                    break;
                case 8:
                    lats = dense.Message();
                    break;
                case 9:
                    lons = dense.Message();
                    break;
                case 10:
                    tags = dense.Message();
                    break;
                default:
                    dense.Skip();
                    break;
            }
        }

        long id = 0, lat = 0, lon = 0;
        while (!ids.AtEnd)
        {
            id = unchecked(id + ids.ZigZag());
            lat = unchecked(lat + lats.ZigZag());
            lon = unchecked(lon + lons.ZigZag());
            _tags.Clear();
            while (!tags.AtEnd)
            {
                int key = _strings.IndexAt(ref tags);
                if (key == 0)
                {
                    break;
                }

                AddTag(key, _strings.IndexAt(ref tags));
            }

            Add(lats, id, lat, lon);
        }
    }

    private void AddTag(int key, int value)
    {
        if (_strings.IsKeyInUse(key))
        {
            _tags.Add(_strings[key]);
            _tags.Add(_strings[value]);
        }
    }

    private void Add(PbfCursor place, long id, long lat, long lon)
    {
        if (!IsWanted(id))
        {
            return;
        }

        bool mayStop = false;
        for (int i = 0; i < _tags.Count; i += 2)
        {
            mayStop |= _tags[i] is "barrier" or "maxwidth" or "maxheight" or "maxweight";
        }

        var point = new GeoPoint(ToE7(place, lon, _lonOffset, 180), ToE7(place, lat, _latOffset, 90));
        into.AddNode(id, point, mayStop ? new OsmTags([.. _tags], 0, _tags.Count / 2) : default);
    }

    /// <summary>
    /// Ids come in ascending order in nearly all files, so the next wanted one is nearly always right ahead. Looking
    /// further than a few steps is left to a binary search: a file in no order must not cost a walk per node.
    /// </summary>
    private bool IsWanted(long id)
    {
        for (int step = 0; step < MostSteps && _cursor < _wanted.Length && _wanted[_cursor] < id; step++)
        {
            _cursor++;
        }

        bool isFurther = _cursor < _wanted.Length && _wanted[_cursor] < id;
        bool isBefore = _cursor > 0 && _wanted[_cursor - 1] >= id;
        if (isFurther || isBefore)
        {
            int found = Array.BinarySearch(_wanted, id);
            _cursor = found < 0 ? ~found : found;
        }

        return _cursor < _wanted.Length && _wanted[_cursor] == id;
    }

    private int ToE7(PbfCursor place, long units, long offsetNanodegrees, int limitDegrees)
    {
        Int128 e7 = (((Int128)units * _granularity) + offsetNanodegrees) / 100;
        long limit = limitDegrees * 10_000_000L;
        return e7 >= -limit && e7 <= limit
            ? (int)e7
            : throw place.Wrong($"a coordinate of {e7} * 1e-7 degrees", $"one within {limitDegrees} degrees");
    }
}
