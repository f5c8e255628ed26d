namespace Konvoi.Cli;

/// <summary>A file that a run leaves behind.</summary>
internal sealed record OutputFile(string Name, Action<Stream> Write)
{
    public static OutputFile Of(string name, ReadOnlyMemory<byte> bytes) => new(name, stream => stream.Write(bytes.Span));

    public static OutputFile Of(string name, string text) => new(name, stream =>
    {
        using StreamWriter writer = new(stream);
        writer.Write(text);
    });
}
