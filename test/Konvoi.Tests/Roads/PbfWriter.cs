using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Konvoi.Tests.Roads;

/// <summary>Writes small .osm.pbf files, well formed or not, independently of the reader.</summary>
internal sealed class PbfWriter
{
    private readonly List<byte> _file = [];

    public byte[] ToArray() => [.. _file];

    public PbfWriter Header(params string[] features)
    {
        var block = new Message();
        foreach (string feature in features)
        {
            block.Text(4, feature);
        }

        return Blob("OSMHeader", block.ToArray(), zlib: false);
    }

    public PbfWriter Data(Block block, bool zlib) => Blob("OSMData", block.ToArray(), zlib);

    public PbfWriter Blob(string type, byte[] content, bool zlib, int? declaredSize = null)
    {
        var blob = new Message();
        if (zlib)
        {
            blob.Number(2, (ulong)(declaredSize ?? content.Length)).Bytes(3, Deflate(content));
        }
        else
        {
            blob.Bytes(1, content);
        }

        return RawBlob(type, blob.ToArray());
    }

    public PbfWriter RawBlob(string type, byte[] blob, long? declaredLength = null)
    {
        byte[] header = new Message().Text(1, type).Number(3, (ulong)(declaredLength ?? blob.Length)).ToArray();
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        _file.AddRange(length);
        _file.AddRange(header);
        _file.AddRange(blob);
        return this;
    }

    private static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>One primitive block with its string table.</summary>
    internal sealed class Block
    {
        private readonly List<string> _strings = [""];
        private readonly List<(long Id, double Lon, double Lat, (string, string)[] Tags)> _dense = [];
        private readonly Message _group = new();

        public int Granularity { get; init; } = 100;

        public Block DenseNode(long id, double lon, double lat, params (string, string)[] tags)
        {
            _dense.Add((id, lon, lat, tags));
            return this;
        }

        public Block PlainNode(long id, double lon, double lat, params (string Key, string Value)[] tags)
        {
            Message node = Tagged(new Message().Signed(1, id), tags);
            _group.Bytes(1, node.Signed(8, Units(lat)).Signed(9, Units(lon)).ToArray());
            return this;
        }

        public Block Way(long id, long[] nodes, params (string Key, string Value)[] tags)
        {
            Message way = Tagged(new Message().Number(1, (ulong)id), tags);
            _group.Bytes(3, way.Bytes(8, Deltas(nodes)).ToArray());
            return this;
        }

        public Block Relation(long id, (string Role, int Kind, long Id)[] members, params (string Key, string Value)[] tags)
        {
            Message relation = Tagged(new Message().Number(1, (ulong)id), tags);
            relation.Bytes(8, Packed(members.Select(m => (ulong)StringOf(m.Role))));
            relation.Bytes(9, Deltas([.. members.Select(m => m.Id)]));
            relation.Bytes(10, Packed(members.Select(m => (ulong)m.Kind)));
            _group.Bytes(4, relation.ToArray());
            return this;
        }

        public byte[] ToArray()
        {
            if (_dense.Count > 0)
            {
                var tags = new List<ulong>();
                foreach ((_, _, _, (string, string)[] own) in _dense)
                {
                    foreach ((string key, string value) in own)
                    {
                        tags.Add((ulong)StringOf(key));
                        tags.Add((ulong)StringOf(value));
                    }

                    tags.Add(0);
                }

                Message dense = new Message()
                    .Bytes(1, Deltas([.. _dense.Select(n => n.Id)]))
                    .Bytes(8, Deltas([.. _dense.Select(n => Units(n.Lat))]))
                    .Bytes(9, Deltas([.. _dense.Select(n => Units(n.Lon))]))
                    .Bytes(10, Packed(tags));
                _group.Bytes(2, dense.ToArray());
            }

            var table = new Message();
            foreach (string text in _strings)
            {
                table.Text(1, text);
            }

            // The scale stands behind the nodes on purpose: fields may come in any order.
            return new Message().Bytes(1, table.ToArray()).Bytes(2, _group.ToArray()).Number(17, (ulong)Granularity).ToArray();
        }

        private long Units(double degrees) => (long)Math.Round(degrees * 1e9 / Granularity);

        private Message Tagged(Message message, (string Key, string Value)[] tags) => tags.Length == 0
            ? message
            : message
                .Bytes(2, Packed(tags.Select(tag => (ulong)StringOf(tag.Key))))
                .Bytes(3, Packed(tags.Select(tag => (ulong)StringOf(tag.Value))));

        private int StringOf(string text)
        {
            int index = _strings.IndexOf(text, 1);
            if (index < 0 && text.Length == 0)
            {
                return 0;
            }

            if (index < 0)
            {
                _strings.Add(text);
                index = _strings.Count - 1;
            }

            return index;
        }

        private static byte[] Packed(IEnumerable<ulong> numbers)
        {
            var message = new Message();
            foreach (ulong number in numbers)
            {
                message.Varint(number);
            }

            return message.ToArray();
        }

        private static byte[] Deltas(long[] numbers)
        {
            var message = new Message();
            long last = 0;
            foreach (long number in numbers)
            {
                message.Varint(Message.ZigZag(number - last));
                last = number;
            }

            return message.ToArray();
        }
    }

    /// <summary>A Protocol Buffers message.</summary>
    internal sealed class Message
    {
        private readonly List<byte> _bytes = [];

        public byte[] ToArray() => [.. _bytes];

        public Message Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.Add((byte)(value | 0x80));
            }

            _bytes.Add((byte)value);
            return this;
        }

        public Message Number(int field, ulong value) => Varint((ulong)field << 3).Varint(value);

        public Message Signed(int field, long value) => Number(field, ZigZag(value));

        public Message Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

        public Message Bytes(int field, byte[] bytes)
        {
            Varint(((ulong)field << 3) | 2).Varint((ulong)bytes.Length);
            _bytes.AddRange(bytes);
            return this;
        }

        public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));
    }
}
