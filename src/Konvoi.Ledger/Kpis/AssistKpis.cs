using static Konvoi.Ledger.KpiFormulas;

namespace Konvoi.Ledger;

/// <summary>How often vans asked for help, who gave it, and how long they stood.</summary>
internal static class AssistKpis
{
    private const string NoKm = "no van drove";
    private const string NoRequest = "no van asked for help";

    public static IEnumerable<Kpi> All(DayFigures day) =>
    [
        AssistsPer1000Km(day),
        AiResolvedShare(day),
        WrongAdviceShare(day),
        AnswerTime(day, 50),
        AnswerTime(day, 95),
        AnswerTime(day, 99),
        BlockedLaneMinPer1000Km(day),
        VansPerOperator("vansPerOperatorMean", "Vans per operator", day, day.Day.Operators.SeatsNeededMean, "the seats needed were not computed"),
        VansPerOperator("vansPerOperatorBurst", "Vans per operator in a burst", day, day.Day.Operators.SeatsNeededBurst, "the day had no burst"),
        OperatorBusyShare(day),
    ];

    /// <summary>Assist requests / 1,000 km.</summary>
    private static Kpi AssistsPer1000Km(DayFigures day) => Define(
        "assistsPer1000Km",
        "Assist requests per 1,000 km",
        "request/1000km",
        ((Term)day.Requests).Per(ServiceKpis.ThousandKm(day), NoKm));

    /// <summary>Requests closed by advice alone / requests.</summary>
    private static Kpi AiResolvedShare(DayFigures day) =>
        Define("aiResolvedShare", "Requests resolved by AI", "ratio", ((Term)day.ResolvedByAdvice).Per(day.Requests, NoRequest));

    /// <summary>Advice that did not help the van / advice that vans tried without a person in between.</summary>
    private static Kpi WrongAdviceShare(DayFigures day) =>
        Define("wrongAdviceShare", "Wrong advice", "ratio", ((Term)day.WrongAdvice).Per(day.AdviceTried, "no van tried the advice of a model"));

    /// <summary>The time within which so many of 100 requests were answered, by nearest rank.</summary>
    private static Kpi AnswerTime(DayFigures day, int percent)
    {
        AnswerTimes answers = day.Day.Answers;
        Term time = Term.Undefined("no request was answered");
        if (answers.Count > 0)
        {
            (long valueMs, long loMs, long hiMs) = answers.Quantile(percent);
            time = Figure.Simulated(valueMs / 1000.0, loMs / 1000.0, hiMs / 1000.0, "s", answers.RestsOn);
        }

        return Define($"answerTimeP{percent}", $"Answer time, {percent} of 100", "s", time);
    }

    /// <summary>Minutes that stuck vans stood in a lane / 1,000 km.</summary>
    private static Kpi BlockedLaneMinPer1000Km(DayFigures day) => Define(
        "blockedLaneMinPer1000Km",
        "Minutes of blocked lane per 1,000 km",
        "min/1000km",
        ((Term)day.BlockedLaneMinutes).Per(ServiceKpis.ThousandKm(day), NoKm));

    /// <summary>Vans that drove / fewest seats at which 95 of 100 requests find an operator within the deadline.</summary>
    private static Kpi VansPerOperator(string name, string title, DayFigures day, int? seatsNeeded, string whyUnknown)
    {
        Term seats = seatsNeeded is { } needed
            ? Figure.Simulated(needed, "seat", day.Day.Operators.RestsOn)
            : Term.Undefined(whyUnknown);
        return Define(name, title, "van/seat", ((Term)day.VansUsed).Per(seats, "nothing reached the desk, so no seat is needed"));
    }

    /// <summary>Time at work on requests / time that seats were staffed.</summary>
    private static Kpi OperatorBusyShare(DayFigures day) =>
        Define("operatorBusyShare", "Operators at work", "ratio", ((Term)day.BusyHours).Per(day.StaffedHours, "no seat was staffed"));
}
