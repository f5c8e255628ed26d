using System.Text;

namespace Konvoi.Routing;

/// <summary>
/// Reads the instance formats of the field into a <see cref="Problem"/>. Takes the bytes of the file, unpacked; a caller
/// that reads <c>.gz</c> files unpacks them first.
/// </summary>
public static class ProblemReader
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Begins every message; usually the path.</param>
    /// <param name="format">Null to tell the format from the first lines.</param>
    /// <exception cref="FormatException">
    /// The file is broken or contradicts itself; the message says where, what was found and what was expected.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string name, ProblemFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ProblemFile file = (format ?? Detect(bytes, name)) switch
        {
            ProblemFormat.Solomon => SolomonReader.Read(bytes, name),
            ProblemFormat.Vrplib or ProblemFormat.Ortec => VrplibReader.Read(bytes, name),
            ProblemFormat.LiLim => LiLimReader.Read(bytes, name),
            ProblemFormat.Evrptw => EvrptwReader.Read(bytes, name),
            ProblemFormat.Vroom => VroomReader.Read(bytes, name),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
        };

        // The one thing that the solver refuses and the builder does not: ways dearer than it counts to.
        FilePart.Add(name, () => InstanceScale.Of(file.Problem));
        return file;
    }

    /// <summary>The format that the first lines speak of.</summary>
    /// <exception cref="FormatException">They speak of none.</exception>
    public static ProblemFormat Detect(ReadOnlySpan<byte> bytes, string name)
    {
        LineReader lines = new(bytes, name);
        if (!lines.MoveNext())
        {
            throw new FormatException($"{name}: found an empty file, expected a routing problem");
        }

        if (lines.Text[0] == (byte)'{')
        {
            return ProblemFormat.Vroom;
        }

        if (lines.Text.StartsWith("StringID"u8))
        {
            return ProblemFormat.Evrptw;
        }

        if (lines.IsNumeric && IsTwoOrThreeNumbers(lines))
        {
            return ProblemFormat.LiLim;
        }

        for (int line = 0; line < 20; line++)
        {
            if (IsWord(lines.Text, "VEHICLE"u8))
            {
                return ProblemFormat.Solomon;
            }

            if (lines.Text.StartsWith("DIMENSION"u8) || lines.Text.IndexOf("_SECTION"u8) > 0)
            {
                return ProblemFormat.Vrplib;
            }

            if (!lines.MoveNext())
            {
                break;
            }
        }

        throw new FormatException(
            $"{name}: found no sign of a known format, expected Solomon, VRPLIB, Li and Lim, E-VRPTW or VROOM JSON");
    }

    /// <summary>Whether a line is this one word, in capitals or not.</summary>
    internal static bool IsWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(line, word);

    private static bool IsTwoOrThreeNumbers(LineReader lines)
    {
        int words = 0;
        while (lines.NextWord(out ReadOnlySpan<byte> word))
        {
            if (!double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            words++;
        }

        return words is 2 or 3;
    }
}
