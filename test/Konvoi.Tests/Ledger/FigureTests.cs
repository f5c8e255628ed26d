using CsCheck;
using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class FigureTests
{
    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-1e6, 1e6], Gen.Double[-1, 1], Gen.Int[-3, 3].Select(i => (double)i));

    /// <summary>A figure and a point somewhere in its range.</summary>
    private static readonly Gen<(Figure Figure, double Point)> InRange = Gen.Select(Number, Number, Number, Number).Select((a, b, c, d) =>
    {
        double[] sorted = [a, b, c];
        Array.Sort(sorted);
        return (new Figure(sorted[1], sorted[0], sorted[2], "m", FactSet.Empty), Math.Clamp(d, sorted[0], sorted[2]));
    });

    [Fact]
    public void The_result_on_any_points_lies_inside_the_range_of_the_result()
    {
        Gen.Select(InRange, InRange).Sample((x, y) =>
        {
            AssertInside(x.Point + y.Point, x.Figure + y.Figure);
            AssertInside(x.Point - y.Point, x.Figure - y.Figure);
            AssertInside(x.Point * y.Point, x.Figure * y.Figure);
            AssertInside(x.Point * -2.5, x.Figure * -2.5);
            AssertInside(Math.Max(x.Point, y.Point), Figure.Max(x.Figure, y.Figure));
            AssertInside(x.Point + y.Point + x.Point, Figure.Sum("m", x.Figure, y.Figure, x.Figure));
            if (y.Figure.MayBeZero)
            {
                Assert.Throws<DivideByZeroException>(() => x.Figure / y.Figure);
            }
            else if (Math.Abs(y.Point) > 1e-9)
            {
                AssertInside(x.Point / y.Point, x.Figure / y.Figure);
            }
        });
    }

    [Fact]
    public void A_narrower_input_never_widens_the_result()
    {
        Gen.Select(InRange, InRange).Sample((x, y) =>
        {
            Figure point = Figure.Exact(x.Point, "m");
            AssertInside((point * y.Figure).Lo, x.Figure * y.Figure);
            AssertInside((point - y.Figure).Hi, x.Figure - y.Figure);
        });
    }

    [Theory]
    [InlineData("CNY/month", "day/month", "CNY*day/month/month", "CNY/day")]
    [InlineData("CNY/kWh", "kWh", "CNY", "CNY/kWh/kWh")]
    [InlineData("ratio", "van", "van", "1/van")]
    [InlineData("W/card", "W*s/kWh", "W*W*s/card/kWh", "kWh/card/s")]
    [InlineData("1/1000km", "1000km", "ratio", "1/1000km/1000km")]
    public void Units_multiply_and_cancel(string left, string right, string product, string quotient)
    {
        Figure a = Figure.Exact(6, left);
        Figure b = Figure.Exact(3, right);
        Assert.Equal((18.0, product), ((a * b).Value, (a * b).Unit));
        Assert.Equal((2.0, quotient), ((a / b).Value, (a / b).Unit));
    }

    [Fact]
    public void Unlike_units_do_not_add() =>
        Assert.Throws<ArgumentException>(() => Figure.Exact(1, "h") + Figure.Exact(1, "min"));

    [Fact]
    public void A_result_rests_on_the_facts_of_both_and_says_whether_it_was_simulated()
    {
        const string Header = "key,value,lo,hi,unit,kind,inputs,source,note";
        FactBook book = FactBook.Parse($"{Header}\na,2,1,3,m,press,,s,\nb,5,,,m,derived,a,s,\nc,5,,,m,stated,,s,\n", "f.csv");
        Figure plain = Figure.Of(book["b"]) + Figure.Of(book["c"]);
        Assert.Equal(["a", "b", "c"], plain.Facts.Select(fact => fact.Key));
        Assert.False(plain.IsSimulated);
        Assert.True((plain * Figure.Simulated(3, "h", book.Set("c"))).IsSimulated);
        Assert.Empty(Figure.Exact(1, "m").Facts);
    }

    [Fact]
    public void A_value_outside_its_range_is_a_fault()
    {
        Assert.Throws<ArgumentException>(() => new Figure(3, 1, 2, "m", FactSet.Empty));
        Assert.Throws<ArgumentException>(() => new Figure(double.NaN, 1, 2, "m", FactSet.Empty));
        Assert.Throws<ArgumentException>(() => new Fact("k", 1, 1, double.PositiveInfinity, "m", FactKind.Press, "s"));
    }

    private static void AssertInside(double point, Figure range) => Assert.InRange(point, range.Lo, range.Hi);
}
