using System.Globalization;

namespace Konvoi.Ledger;

/// <summary>
/// A number that knows its range, its unit and the facts it rests on. Arithmetic is interval arithmetic: whatever values
/// the inputs take inside their ranges, the result lies inside its own, to the last bit, since rounding keeps order. Ranges
/// are treated as independent, so x - x is not 0 where x has a range: a range may be too wide, never too narrow. Units
/// multiply and cancel; adding unlike units is a fault. Always Lo &lt;= Value &lt;= Hi, all finite.
/// </summary>
public sealed record Figure(double Value, double Lo, double Hi, string Unit, FactSet Facts)
{
    public double Value { get; } = double.IsFinite(Lo) && double.IsFinite(Hi) && Lo <= Value && Value <= Hi
        ? Value
        : throw new ArgumentException($"{Value} {Unit} does not lie in its range {Lo} to {Hi}", nameof(Value));

    public double Lo { get; } = Lo;

    public double Hi { get; } = Hi;

    /// <summary>True when a simulated quantity is among the inputs, so that no reader takes it for a measurement.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>True when dividing by this figure has no answer for some value of its range.</summary>
    public bool MayBeZero => Lo <= 0 && Hi >= 0;

    /// <summary>The fact as a figure that rests on it and on all it was derived from.</summary>
    public static Figure Of(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return new Figure(fact.Value, fact.Lo, fact.Hi, fact.Unit, FactSet.Of(fact));
    }

    /// <summary>A number that rests on nothing: a count of a scenario, a conversion.</summary>
    public static Figure Exact(double value, string unit) => new(value, value, value, unit, FactSet.Empty);

    /// <summary>A quantity that a simulated day produced, and the facts that the simulation used for it.</summary>
    public static Figure Simulated(double value, string unit, FactSet restsOn) => Simulated(value, value, value, unit, restsOn);

    /// <summary>A simulated quantity with a range of its own.</summary>
    public static Figure Simulated(double value, double lo, double hi, string unit, FactSet restsOn) =>
        new(value, lo, hi, unit, restsOn) { IsSimulated = true };

    public static Figure operator +(Figure left, Figure right) =>
        Combine(left, right, left.Value + right.Value, left.Lo + right.Lo, left.Hi + right.Hi, SameUnit(left, right));

    public static Figure operator -(Figure left, Figure right) =>
        Combine(left, right, left.Value - right.Value, left.Lo - right.Hi, left.Hi - right.Lo, SameUnit(left, right));

    public static Figure operator *(Figure left, Figure right)
    {
        (double lo, double hi) = Span(left.Lo * right.Lo, left.Lo * right.Hi, left.Hi * right.Lo, left.Hi * right.Hi);
        return Combine(left, right, left.Value * right.Value, lo, hi, UnitAlgebra.Multiply(left.Unit, right.Unit));
    }

    /// <exception cref="DivideByZeroException">The divisor <see cref="MayBeZero"/>; ask before.</exception>
    public static Figure operator /(Figure left, Figure right)
    {
        if (right.MayBeZero)
        {
            throw new DivideByZeroException($"the divisor lies between {right.Lo} and {right.Hi} {right.Unit}");
        }

        (double lo, double hi) = Span(left.Lo / right.Lo, left.Lo / right.Hi, left.Hi / right.Lo, left.Hi / right.Hi);
        return Combine(left, right, left.Value / right.Value, lo, hi, UnitAlgebra.Divide(left.Unit, right.Unit));
    }

    /// <summary>The figure times a plain number.</summary>
    public static Figure operator *(Figure figure, double factor) => figure * Exact(factor, UnitAlgebra.None);

    /// <summary>The sum from left to right; an exact zero of the unit when there is nothing to add.</summary>
    public static Figure Sum(string unit, params IEnumerable<Figure> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Figure? sum = null;
        foreach (Figure term in terms)
        {
            sum = sum is null ? term : sum + term;
        }

        return sum is null ? Exact(0, unit) : sum with { Unit = SameUnit(sum, Exact(0, unit)) };
    }

    public static Figure Max(Figure left, Figure right)
    {
        (double lo, double hi) = (Math.Max(left.Lo, right.Lo), Math.Max(left.Hi, right.Hi));
        return Combine(left, right, Math.Max(left.Value, right.Value), lo, hi, SameUnit(left, right));
    }

    public override string ToString() => Lo == Hi
        ? string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit}")
        : string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit} ({Lo} to {Hi})");

    private static Figure Combine(Figure left, Figure right, double value, double lo, double hi, string unit) =>
        new(value, lo, hi, unit, left.Facts.Union(right.Facts)) { IsSimulated = left.IsSimulated || right.IsSimulated };

    private static string SameUnit(Figure left, Figure right)
    {
        string unit = UnitAlgebra.Multiply(left.Unit, UnitAlgebra.None);
        return unit == UnitAlgebra.Multiply(right.Unit, UnitAlgebra.None)
            ? unit
            : throw new ArgumentException($"{left.Unit} and {right.Unit} are unlike units", nameof(right));
    }

    private static (double Lo, double Hi) Span(double a, double b, double c, double d) =>
        (Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
}
