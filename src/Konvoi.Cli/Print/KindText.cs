using Konvoi.Ledger;

namespace Konvoi.Cli;

/// <summary>Words and colours of how a figure is known.</summary>
internal static class KindText
{
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.Measured => "measured",
        FactKind.Stated => "stated",
        FactKind.Press => "press",
        FactKind.Estimate => "estimate",
        _ => "unknown",
    };

    /// <summary>A colour of Spectre's markup: stronger kinds are calmer.</summary>
    public static string Colour(FactKind kind) => kind switch
    {
        FactKind.Measured => "green",
        FactKind.Stated => "teal",
        FactKind.Press => "blue",
        FactKind.Estimate => "olive",
        _ => "maroon",
    };
}
