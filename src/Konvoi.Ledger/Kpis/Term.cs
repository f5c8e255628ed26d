namespace Konvoi.Ledger;

/// <summary>
/// A figure on its way through a formula, or the reason why there is none. The first reason met is kept to the end, so a
/// formula is written as if everything were defined.
/// </summary>
internal sealed record Term
{
    private Term(Figure? figure, string? reason)
    {
        Figure = figure;
        Reason = reason;
    }

    public Figure? Figure { get; }

    public string? Reason { get; }

    public static implicit operator Term(Figure figure) => new(figure, null);

    public static implicit operator Term(Fact fact) => Ledger.Figure.Of(fact);

    public static Term operator +(Term left, Term right) => Apply(left, right, static (a, b) => a + b);

    public static Term operator -(Term left, Term right) => Apply(left, right, static (a, b) => a - b);

    public static Term operator *(Term left, Term right) => Apply(left, right, static (a, b) => a * b);

    public static Term Undefined(string reason) => new(null, reason);

    public static Term Sum(string unit, IEnumerable<Term> terms)
    {
        Term sum = Ledger.Figure.Exact(0, unit);
        bool first = true;
        foreach (Term term in terms)
        {
            sum = first ? term : sum + term;
            first = false;
        }

        return sum;
    }

    /// <summary>The quotient; undefined for the given reason when the divisor is, or may be, zero.</summary>
    public Term Per(Term divisor, string reasonIfZero) =>
        divisor.Figure is { MayBeZero: true } && Figure is not null
            ? Undefined(reasonIfZero)
            : Apply(this, divisor, static (a, b) => a / b);

    public Term Per(Fact divisor) => Per(divisor, $"'{divisor.Key}' may be zero within its range");

    /// <summary>Divides by a conversion or count that is never zero.</summary>
    public Term Per(double divisor, string unit) => Apply(this, Ledger.Figure.Exact(divisor, unit), static (a, b) => a / b);

    public Term Times(double factor, string unit) => this * Ledger.Figure.Exact(factor, unit);

    private static Term Apply(Term left, Term right, Func<Figure, Figure, Figure> operation) =>
        left.Figure is null ? left : right.Figure is null ? right : operation(left.Figure, right.Figure);
}
