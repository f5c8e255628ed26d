using System.IO.Compression;

namespace Konvoi.Cli;

/// <summary>Reads a file that may be packed by gzip, told by its first two bytes and not by its name.</summary>
internal static class PackedFile
{
    /// <summary>A file that unpacks to more is refused, so that a small file cannot fill the memory.</summary>
    private const int MostBytes = 1 << 30;

    /// <exception cref="FormatException">Missing, or packed and broken.</exception>
    public static byte[] Read(string path, string expected)
    {
        byte[] bytes = InputFile.Read(path, expected);
        return bytes is [0x1F, 0x8B, ..] ? Unpack(bytes, path) : bytes;
    }

    private static byte[] Unpack(byte[] packed, string path)
    {
        using GZipStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        byte[] piece = new byte[1 << 16];
        try
        {
            for (int read = stream.Read(piece); read > 0; read = stream.Read(piece))
            {
                if (unpacked.Length + read > MostBytes)
                {
                    throw new FormatException($"{path}: found more than {MostBytes} bytes when unpacked, expected fewer");
                }

                unpacked.Write(piece, 0, read);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new FormatException($"{path}: found a gzip file that is broken ({broken.Message}), expected a whole one", broken);
        }

        RequireWhole(packed, unpacked, path);
        return unpacked.ToArray();
    }

    /// <summary>A file cut off unpacks without complaint; its last four bytes, the length, then say otherwise.</summary>
    private static void RequireWhole(byte[] packed, MemoryStream unpacked, string path)
    {
        uint stated = packed.Length < 18 ? 0 : BitConverter.ToUInt32(packed, packed.Length - 4);
        if (packed.Length < 18 || stated != (uint)unpacked.Length)
        {
            throw new FormatException($"{path}: found {unpacked.Length} bytes in a gzip file that is cut off or broken, expected a whole one");
        }
    }
}
