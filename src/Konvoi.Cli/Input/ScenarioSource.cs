namespace Konvoi.Cli;

/// <summary>Where a scenario lies, with the files beside it: a directory of the user's, or the sample town in the executable.</summary>
internal sealed class ScenarioSource
{
    public const string SamplePrefix = "samples/town/";

    private const string ScenarioName = "scenario.json";

    private readonly string? _directory;

    private ScenarioSource(string fileName, string? directory, byte[] json)
    {
        FileName = fileName;
        _directory = directory;
        Json = json;
    }

    /// <summary>Of the scenario, for messages.</summary>
    public string FileName { get; }

    public ReadOnlyMemory<byte> Json { get; }

    public bool IsBuiltIn => _directory is null;

    /// <param name="argument">A directory with scenario.json, or a .json file; null for the sample town.</param>
    /// <exception cref="FormatException">There is no scenario.</exception>
    public static ScenarioSource Open(string? argument)
    {
        if (argument is null)
        {
            return new ScenarioSource(SamplePrefix + ScenarioName, null, Resources.Bytes(SamplePrefix + ScenarioName));
        }

        string file = Directory.Exists(argument) ? Path.Combine(argument, ScenarioName) : argument;
        byte[] json = InputFile.Read(file, "a scenario: a .json file, or a directory with scenario.json in it");
        return new ScenarioSource(file, Path.GetDirectoryName(file) ?? string.Empty, json);
    }

    /// <summary>A file that the scenario names.</summary>
    /// <param name="path">As written: relative to the scenario.</param>
    /// <param name="typed">It came from the command line, where a path is first meant from here.</param>
    /// <param name="jsonPath">The field that names it, for messages.</param>
    /// <param name="expected">What the file should be, for messages.</param>
    /// <exception cref="FormatException">There is no such file.</exception>
    public (byte[] Bytes, string FileName) Read(string path, bool typed, string jsonPath, string expected)
    {
        if (typed && File.Exists(path))
        {
            return (InputFile.Read(path, expected), path);
        }

        if (_directory is null)
        {
            return Resources.Has(SamplePrefix + path)
                ? (Resources.Bytes(SamplePrefix + path), SamplePrefix + path)
                : throw Missing(path, typed, jsonPath, expected);
        }

        string file = Path.Combine(_directory, path);
        return File.Exists(file) ? (InputFile.Read(file, expected), file) : throw Missing(typed ? path : file, typed, jsonPath, expected);
    }

    private FormatException Missing(string path, bool typed, string jsonPath, string expected) =>
        new($"{(typed ? "--set" : FileName)}: {jsonPath}: found no file '{path}', expected {expected}");
}
