using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>A place and what to call it in a message.</summary>
internal sealed record NamedPlace(string Name, GeoPoint Place);
