using System.Globalization;
using System.Text;

namespace Konvoi.Bench.Routing;

/// <summary>Every run as a line, for whoever computes on.</summary>
internal static class CsvReport
{
    public static string Of(IEnumerable<Measured> runs)
    {
        StringBuilder text = new(
            "solver,build,mode,limit_s,family,instance,customers,seed,best_known,listed_vehicles,cost,gap_percent,vehicles,"
            + "first_feasible_s,iterations,cpu_s,wall_s,verified,at\n");
        foreach ((BestKnown of, RunRow row) in runs)
        {
            RunKey key = row.Key;
            double? gap = row.Cost is { } cost ? Math.Round(of.GapPercent(cost), 4) : null;
            FormattableString[] parts =
            [
                $"{key.Solver},{key.Build},{key.Mode}{(key.UntilListed ? "UntilListed" : "")},{key.LimitSeconds},{key.Family},{key.Instance},{of.Customers},{key.Seed},",
                $"{of.Cost},{of.Vehicles},{row.Cost},{gap},{row.Vehicles},{row.FirstFeasibleSeconds},{row.Iterations},",
                $"{Math.Round(row.CpuSeconds, 2)},{Math.Round(row.Seconds, 2)},{row.Stands},{row.At:yyyy-MM-ddTHH:mm:ssZ}\n",
            ];
            text.AppendJoin("", parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
        }

        return text.ToString();
    }
}
