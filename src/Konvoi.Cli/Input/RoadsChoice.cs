using System.CommandLine;
using System.CommandLine.Parsing;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>Whose roads to ask: those of a file, or of a routing server, so that the two can be compared.</summary>
internal sealed class RoadsChoice
{
    private const string Osrm = "osrm";
    private const string Valhalla = "valhalla";

    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "An .osm.pbf extract or a .roads file; none with --provider.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _provider = new("--provider") { Description = "Ask a routing server and no file.", HelpName = "osrm|valhalla" };
    private readonly Option<string?> _url = new("--url") { Description = "Where that server is.", HelpName = "http://HOST:PORT" };
    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "The server's name for the traffic; driving for osrm and auto for valhalla unless given.",
        HelpName = "NAME",
    };

    private RoadsChoice() => _provider.AcceptOnlyFromAmong(Osrm, Valhalla);

    public static RoadsChoice AddTo(Command verb)
    {
        RoadsChoice choice = new();
        verb.Arguments.Add(choice._file);
        verb.Options.Add(choice._provider);
        verb.Options.Add(choice._url);
        verb.Options.Add(choice._profile);
        verb.Validators.Add(choice.Check);
        return choice;
    }

    /// <summary>The file, or null where a server is to be asked.</summary>
    public string? FileOf(ParseResult parsed) => parsed.GetValue(_file);

    /// <exception cref="FormatException">Not an address, or not a name of a profile.</exception>
    public IRoadTimes ServerOf(ParseResult parsed, HttpClient client)
    {
        string url = parsed.GetRequiredValue(_url)!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address))
        {
            throw new FormatException($"--url: found '{url}', expected an address such as http://localhost:5000");
        }

        try
        {
            RemoteOptions options = new() { Profile = parsed.GetValue(_profile) };
            return parsed.GetValue(_provider) == Osrm
                ? new OsrmRoadTimes(client, address, options)
                : new ValhallaRoadTimes(client, address, options);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"--url, --profile: {e.Message}", e);
        }
    }

    private void Check(CommandResult result)
    {
        bool hasFile = result.GetResult(_file) is { Tokens.Count: > 0 };
        bool hasProvider = result.GetResult(_provider) is not null;
        bool hasUrl = result.GetResult(_url) is not null;
        if (hasFile == hasProvider)
        {
            result.AddError("Give either FILE or --provider.");
        }
        else if (hasProvider != hasUrl)
        {
            result.AddError("--provider and --url go together.");
        }
        else if (result.GetResult(_profile) is not null && !hasProvider)
        {
            result.AddError("--profile goes with --provider.");
        }
    }
}
