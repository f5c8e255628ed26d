namespace Konvoi.Roads;

internal static class NetworkFile
{
    public static byte[] Write(NetworkArrays arrays) => throw new NotSupportedException();
    public static NetworkArrays Read(ReadOnlySpan<byte> file, string fileName) => throw new NotSupportedException();
}
