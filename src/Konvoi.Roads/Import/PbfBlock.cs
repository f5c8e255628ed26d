namespace Konvoi.Roads;

/// <summary>Reads the elements of one unpacked data block into an <see cref="OsmDataBuilder"/>.</summary>
internal sealed class PbfBlock(OsmDataBuilder into)
{
    private readonly PbfStrings _strings = new();
    private readonly List<string> _tags = [];
    private readonly List<long> _refs = [];
    private readonly PbfNodes _nodes = new(into);

    /// <summary>Reads the ways and restrictions; returns whether the block holds nodes, too.</summary>
    public bool ReadWays(ReadOnlySpan<byte> block)
    {
        ReadStrings(block);
        bool hasNodes = false;
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
                    case 3:
                        ReadWay(group.Message());
                        break;
                    case 4:
                        ReadRelation(group.Message());
                        break;
                    default:
                        hasNodes |= group.Field is 1 or 2;
                        group.Skip();
                        break;
                }
            }
        }

        return hasNodes;
    }

    /// <summary>Reads those nodes whose ids are in the ascending list.</summary>
    public void ReadNodes(ReadOnlySpan<byte> block, long[] wanted)
    {
        ReadStrings(block);
        _nodes.Read(block, _strings, wanted);
    }

    private void ReadStrings(ReadOnlySpan<byte> block)
    {
        var cursor = new PbfCursor(block, 0);
        while (cursor.Next())
        {
            if (cursor.Field == 1)
            {
                _strings.Read(cursor.Message());
                return;
            }

            cursor.Skip();
        }

        _strings.Read(default);
    }

    private void ReadWay(PbfCursor way)
    {
        long id = 0;
        PbfCursor keys = default, values = default, refs = default;
        while (way.Next())
        {
            switch (way.Field)
            {
                case 1:
                    id = (long)way.Number();
                    break;
                case 2:
                    keys = way.Message();
                    break;
                case 3:
                    values = way.Message();
                    break;
                case 8:
                    refs = way.Message();
                    break;
                default:
                    way.Skip();
                    break;
            }
        }

        OsmTags tags = ReadTags(keys, values, "highway"u8, default);
        if (tags.Count == 0)
        {
            return;
        }

        _refs.Clear();
        long node = 0;
        while (!refs.AtEnd)
        {
            node = unchecked(node + refs.ZigZag());
            _refs.Add(node);
        }

        into.AddWay(id, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_refs), tags);
    }

    private void ReadRelation(PbfCursor relation)
    {
        long id = 0;
        PbfCursor keys = default, values = default, roles = default, members = default, kinds = default;
        while (relation.Next())
        {
            switch (relation.Field)
            {
                case 1:
                    id = (long)relation.Number();
                    break;
                case 2:
                    keys = relation.Message();
                    break;
                case 3:
                    values = relation.Message();
                    break;
                case 8:
                    roles = relation.Message();
                    break;
                case 9:
                    members = relation.Message();
                    break;
                case 10:
                    kinds = relation.Message();
                    break;
                default:
                    relation.Skip();
                    break;
            }
        }

        OsmTags tags = ReadTags(keys, values, "type"u8, "restriction"u8);
        if (tags.Count > 0)
        {
            into.AddRestriction(new OsmRestriction(id, tags, ReadMembers(roles, members, kinds)));
        }
    }

    private List<OsmMember> ReadMembers(PbfCursor roles, PbfCursor members, PbfCursor kinds)
    {
        var list = new List<OsmMember>();
        long id = 0;
        while (!members.AtEnd)
        {
            id = unchecked(id + members.ZigZag());
            int role = _strings.IndexAt(ref roles);
            ulong kind = kinds.Varint();
            if (kind > 2)
            {
                throw kinds.Wrong($"a member of kind {kind}", "0, 1 or 2");
            }

            list.Add(new OsmMember(_strings[role], (OsmMemberKind)kind, id));
        }

        return list;
    }

    /// <summary>The tags in use of an object that carries a key (with a value, unless empty); no tags when it does not.</summary>
    private OsmTags ReadTags(PbfCursor keys, PbfCursor values, ReadOnlySpan<byte> mustKey, ReadOnlySpan<byte> mustValue)
    {
        _tags.Clear();
        bool found = false;
        while (!keys.AtEnd)
        {
            int key = _strings.IndexAt(ref keys);
            int value = _strings.IndexAt(ref values);
            found |= _strings.Utf8(key).SequenceEqual(mustKey) && (mustValue.IsEmpty || _strings.Utf8(value).SequenceEqual(mustValue));
            if (_strings.IsKeyInUse(key))
            {
                _tags.Add(_strings[key]);
                _tags.Add(_strings[value]);
            }
        }

        return found ? new OsmTags([.. _tags], 0, _tags.Count / 2) : default;
    }
}
