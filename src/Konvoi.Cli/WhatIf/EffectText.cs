using System.Globalization;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>Effects in words.</summary>
internal static class EffectText
{
    public const string None = "no measurable change";

    /// <summary>The change with half its 95 % interval: in percent of the base where there is one, else in the figure's unit.</summary>
    public static string Change(KpiEffect effect, BaseKpi from) => effect switch
    {
        { Difference: null } => "undefined",
        { Measurable: false } => None,
        { DifferencePercent: { } percent, Difference: { } difference } =>
            $"{Signed(percent)} % ±{Plain(HalfWidthPercent(effect, percent, difference))}",
        _ => $"{(effect.Difference > 0 ? "+" : string.Empty)}{NumberText.WithUnit(effect.Difference.Value, from.Unit)}",
    };

    private static double HalfWidthPercent(KpiEffect effect, double percent, double difference) =>
        difference == 0 ? 0 : Math.Abs((effect.HalfWidth ?? 0) * percent / difference);

    private static string Signed(double percent) => (percent > 0 ? "+" : percent < 0 ? "−" : string.Empty) + Plain(Math.Abs(percent));

    private static string Plain(double percent) =>
        percent.ToString(percent switch { >= 100 => "N0", >= 1 or 0 => "0.0", >= 0.1 => "0.00", _ => "0.0###" }, CultureInfo.InvariantCulture);
}
