using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Konvoi.Cli;

/// <summary>JSON for people and pipes: indented, names in plain letters, one line end at the end.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Escapes what HTML could take for markup, so that the text may stand inside a script element.</summary>
    private static readonly JsonWriterOptions InPage = new() { Encoder = JavaScriptEncoder.Default };

    public static string Write(Action<Utf8JsonWriter> body) => Write(body, Readable) + "\n";

    /// <summary>On one line, for geometry: a coordinate to a line helps nobody.</summary>
    public static string WriteCompact(Action<Utf8JsonWriter> body) => Write(body, Compact) + "\n";

    public static string WriteForPage(Action<Utf8JsonWriter> body) => Write(body, InPage);

    private static string Write(Action<Utf8JsonWriter> body, JsonWriterOptions options)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, options))
        {
            body(json);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
