using System.Globalization;
using Konvoi.Ledger;

namespace Konvoi.Cli;

/// <summary>Figures with the digits that a person can use; shares in percent.</summary>
internal static class NumberText
{
    private const string Share = "ratio";

    /// <summary>Value and unit: <c>0.213 CNY</c>, <c>99.9 %</c>.</summary>
    public static string WithUnit(double value, string unit)
    {
        string shown = UnitOf(unit);
        return shown.Length == 0 ? Of(value, unit) : $"{Of(value, unit)} {shown}";
    }

    public static string Of(double value, string unit) => unit == Share ? Percent(value) : Number(value, Digits(value));

    /// <summary>Low to high with the digits of the value; empty for a figure without a range.</summary>
    public static string Range(Figure figure)
    {
        if (figure.Lo == figure.Hi)
        {
            return string.Empty;
        }

        double scale = figure.Unit == Share ? 100 : 1;
        int digits = Digits(figure.Value * scale);
        string lo = Number(figure.Lo * scale, digits);
        string hi = Number(figure.Hi * scale, digits);
        return lo == hi ? string.Empty : $"{lo} – {hi}";
    }

    /// <summary>What is counted; titles say per what.</summary>
    public static string UnitOf(string unit) => unit switch
    {
        Share => "%",
        "month" => "months",
        _ => unit.Split('/')[0] switch
        {
            "request" or "breakdown" or "parcel" or "van" => string.Empty,
            var counted => counted,
        },
    };

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share that is not whole never reads as 100 %, one that is not nothing never as 0 %.</summary>
    public static string Percent(double share)
    {
        double percent = share * 100;
        if (percent is 0 or 100)
        {
            return Number(percent, 0);
        }

        for (int digits = 1; digits < 4; digits++)
        {
            double rounded = Math.Round(percent, digits);
            if (rounded is not (0 or 100))
            {
                return Number(percent, digits);
            }
        }

        return Number(percent, 4);
    }

    private static string Number(double value, int digits)
    {
        string text = value == 0 ? "0" : value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>Three significant digits, none after the point from a hundred on.</summary>
    private static int Digits(double value) => Math.Abs(value) switch
    {
        0 => 0,
        >= 100 => 0,
        >= 10 => 1,
        >= 1 => 2,
        >= 0.1 => 3,
        >= 0.01 => 4,
        >= 0.001 => 5,
        _ => 6,
    };
}
