namespace Konvoi.Ledger;

/// <summary>
/// A number with its range, unit, kind and source. Always Lo &lt;= Value &lt;= Hi, all finite.
/// </summary>
/// <param name="Key">Dotted name, unique in a book: <c>ops.unload_min</c>.</param>
/// <param name="Value">The value that a calculation takes.</param>
/// <param name="Lo">The low end of the range to test a result against.</param>
/// <param name="Hi">The high end of that range.</param>
/// <param name="Unit">Unit as written in the file: <c>CNY/month</c>, <c>km</c>, <c>ratio</c>.</param>
/// <param name="Kind">How the number is known.</param>
/// <param name="Source">Who says so: an address, or the name of the one who set it.</param>
/// <param name="Note">A few words on what it covers.</param>
public sealed record Fact(string Key, double Value, double Lo, double Hi, string Unit, FactKind Kind, string Source, string Note = "")
{
    public double Value { get; } = double.IsFinite(Lo) && double.IsFinite(Hi) && Lo <= Value && Value <= Hi
        ? Value
        : throw new ArgumentException($"'{Key}': {Value} does not lie in its range {Lo} to {Hi}", nameof(Value));

    public double Lo { get; } = Lo;

    public double Hi { get; } = Hi;

    /// <summary>
    /// For a derived fact: every fact that it was computed from, directly or through others. Empty for all others.
    /// The number itself was computed by whoever wrote the file; it does not follow when an input is replaced.
    /// </summary>
    public FactSet Inputs { get; internal init; } = FactSet.Empty;

    /// <summary>The same fact pinned to one value, without a range; what a what-if varies.</summary>
    public Fact At(double value) => new(Key, value, value, value, Unit, Kind, Source, Note) { Inputs = Inputs };

    /// <summary>
    /// Value x perUnit as an integer, halves away from zero: minutes with 60,000 become milliseconds. This is where facts
    /// turn into the integers that decide.
    /// </summary>
    public long Scaled(long perUnit) => checked((long)Math.Round(Value * perUnit, MidpointRounding.AwayFromZero));
}
