namespace Konvoi.Ledger;

/// <summary>The names of the kinds as data files write them.</summary>
public static class FactKinds
{
    private static readonly string[] InOrder = ["measured", "stated", "press", "estimate", "unknown"];

    /// <summary>All names, strongest kind first.</summary>
    public static IReadOnlyList<string> Names => InOrder;

    /// <summary>The kind of a name, in this letter case only; false when it names none.</summary>
    public static bool TryParse(string name, out FactKind kind)
    {
        int index = Array.IndexOf(InOrder, name);
        kind = (FactKind)Math.Max(index, 0);
        return index >= 0;
    }
}
