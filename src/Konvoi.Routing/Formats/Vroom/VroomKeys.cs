namespace Konvoi.Routing;

/// <summary>Collects the keys that the reader passes over, so that a misspelt limit does not vanish in silence.</summary>
internal sealed class VroomKeys
{
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Remarks => [.. _unknown.Select(path => $"{path} is not known and not read")];

    /// <param name="value">The object.</param>
    /// <param name="path">Where objects of its kind stand.</param>
    /// <param name="known">What the reader reads, or may ignore.</param>
    public void Check(JsonAt value, string path, params ReadOnlySpan<string> known)
    {
        foreach ((string name, _) in value.Properties())
        {
            if (!known.Contains(name) && _unknown.Count < 20)
            {
                _unknown.Add($"{path}.{name}");
            }
        }
    }
}
