using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

public class NumberTextTests
{
    [Theory]
    [InlineData(1, "100")]
    [InlineData(0, "0")]
    [InlineData(0.99993, "99.99")]
    [InlineData(0.999999, "99.9999")]
    [InlineData(0.0001, "0.01")]
    [InlineData(0.5, "50.0")]
    public void A_share_that_is_not_whole_never_reads_as_whole(double share, string shown) =>
        Assert.Equal(shown, NumberText.Of(share, "ratio"));

    [Theory]
    [InlineData(0.21345, "CNY/parcel", "0.213 CNY")]
    [InlineData(5679.4, "CNY/month/van", "5,679 CNY")]
    [InlineData(-0.5, "s", "−0.500 s")]
    [InlineData(0, "min/1000km", "0 min")]
    [InlineData(21.34, "request/1000km", "21.3")]
    public void Three_digits_are_enough_for_a_person(double value, string unit, string shown) =>
        Assert.Equal(shown, NumberText.WithUnit(value, unit));
}
