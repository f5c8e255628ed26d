using System.Text.Json;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>The sums that VROOM's output has per route and over all.</summary>
internal sealed class VroomTotals(int amounts)
{
    public long SetupMs { get; set; }

    public long ServiceMs { get; set; }

    public long DrivenMs { get; set; }

    public long WaitingMs { get; set; }

    public long WayDm { get; set; }

    public long Priority { get; set; }

    public long[] Delivery { get; set; } = new long[amounts];

    public long[] Pickup { get; set; } = new long[amounts];

    /// <summary>Half a second up, as everywhere; whole seconds stay what they are.</summary>
    public static long Seconds(long ms) => (long)Math.Round(ms / 1_000m, MidpointRounding.AwayFromZero);

    public static long Metres(long dm) => (long)Math.Round(dm / 10m, MidpointRounding.AwayFromZero);

    /// <summary>As many components as both have: a problem may count tasks as one dimension more than the file has amounts.</summary>
    public static long[] Sum(long[] one, long[] other) => [.. one.Zip(other, (a, b) => a + b)];

    public void Add(VroomTotals other)
    {
        SetupMs += other.SetupMs;
        ServiceMs += other.ServiceMs;
        DrivenMs += other.DrivenMs;
        WaitingMs += other.WaitingMs;
        WayDm += other.WayDm;
        Priority += other.Priority;
        Delivery = Sum(Delivery, other.Delivery);
        Pickup = Sum(Pickup, other.Pickup);
    }

    public void Write(Utf8JsonWriter json, VroomFile file)
    {
        if (file.Amounts > 0)
        {
            WriteAmounts(json, "delivery", Delivery);
            WriteAmounts(json, "pickup", Pickup);
        }

        json.WriteNumber("setup", Seconds(SetupMs));
        json.WriteNumber("service", Seconds(ServiceMs));
        json.WriteNumber("duration", Seconds(DrivenMs));
        json.WriteNumber("waiting_time", Seconds(WaitingMs));
        json.WriteNumber("priority", Priority);
        if (file.HasDistances)
        {
            json.WriteNumber("distance", Metres(WayDm));
        }

        WriteNoViolations(json);
    }

    public static void WriteAmounts(Utf8JsonWriter json, string name, long[] amounts)
    {
        json.WriteStartArray(name);
        foreach (long amount in amounts)
        {
            json.WriteNumberValue(amount);
        }

        json.WriteEndArray();
    }

    /// <summary>What is printed has passed the verifier.</summary>
    public static void WriteNoViolations(Utf8JsonWriter json)
    {
        json.WriteStartArray("violations");
        json.WriteEndArray();
    }
}
