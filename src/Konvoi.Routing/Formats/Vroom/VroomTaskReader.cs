namespace Konvoi.Routing;

/// <summary>Reads jobs and shipments; a shipment is two tasks, the pick-up right before the delivery.</summary>
internal sealed class VroomTaskReader(VroomTimes times, VroomKeys keys, int places)
{
    private const long MostId = 1_000_000_000_000_000;
    private const long MostAmount = 1_000_000_000;

    private readonly List<VroomTaskRow> _rows = [];
    private readonly HashSet<(string Type, long Id)> _ids = [];

    public List<VroomTaskRow> Read(JsonAt root)
    {
        foreach (JsonAt job in root.ItemsOf("jobs"))
        {
            ReadJob(job);
        }

        foreach (JsonAt shipment in root.ItemsOf("shipments"))
        {
            ReadShipment(shipment);
        }

        return _rows;
    }

    public static VroomPlace Place(JsonAt parent, string indexName, string coordinatesName, int places)
    {
        int index = (int)parent.Get(indexName, "a row of the matrices").Whole(0, places - 1);
        return new VroomPlace(index, parent.Find(coordinatesName) is { } pair ? Coordinates(pair) : null);
    }

    public static long[] Wholes(JsonAt parent, string name, long most) => [.. parent.ItemsOf(name).Select(item => item.Whole(0, most))];

    /// <summary>Empty for an amount that is not there.</summary>
    public static long[] Amounts(JsonAt parent, string name) => Wholes(parent, name, MostAmount);

    public static long Id(JsonAt parent) => parent.Get("id", "a whole number").Whole(0, MostId);

    public static string? Description(JsonAt parent) => parent.Find("description")?.Text();

    private static (double Lon, double Lat) Coordinates(JsonAt pair)
    {
        double[] values = [.. pair.Items().Select(value => value.Number(-360, 360, "degrees"))];
        return values.Length == 2 ? (values[0], values[1]) : throw pair.Wrong("longitude and latitude");
    }

    private void ReadJob(JsonAt job)
    {
        keys.Check(job, "$.jobs[]", "id", "description", "location", "location_index", "setup", "service", "setup_per_type", "service_per_type",
            "amount", "delivery", "pickup", "skills", "priority", "time_windows");
        long[] delivery = Amounts(job, "delivery");
        _rows.Add(Row(job, "job", Priority(job), Wholes(job, "skills", uint.MaxValue)) with
        {
            Delivery = delivery.Length > 0 ? delivery : Amounts(job, "amount"),
            Pickup = Amounts(job, "pickup"),
        });
    }

    private void ReadShipment(JsonAt shipment)
    {
        keys.Check(shipment, "$.shipments[]", "pickup", "delivery", "amount", "skills", "priority");
        long[] amount = Amounts(shipment, "amount");
        long[] skills = Wholes(shipment, "skills", uint.MaxValue);
        int priority = Priority(shipment);
        JsonAt pickup = shipment.Get("pickup", "where it is collected");
        JsonAt delivery = shipment.Get("delivery", "where it is delivered");
        foreach (JsonAt step in new[] { pickup, delivery })
        {
            keys.Check(step, "$.shipments[].step", "id", "description", "location", "location_index", "setup", "service", "setup_per_type",
                "service_per_type", "time_windows");
        }

        _rows.Add(Row(pickup, "pickup", priority, skills) with { Pickup = amount });
        _rows.Add(Row(delivery, "delivery", priority, skills) with { Delivery = amount, IsSecondOfShipment = true });
    }

    private static int Priority(JsonAt parent) => (int)(parent.Find("priority")?.Whole(0, 100) ?? 0);

    private VroomTaskRow Row(JsonAt task, string type, int priority, long[] skills)
    {
        foreach (string perType in new[] { "setup_per_type", "service_per_type" })
        {
            if (task.Find(perType) is { } given && given.Properties().Any())
            {
                throw given.Wrong("one time for all vehicles: times per type of vehicle are not supported");
            }
        }

        long id = Id(task);
        if (!_ids.Add((type, id)))
        {
            throw task.Wrong($"{type} {id} again", "every id once per type of task");
        }

        return new VroomTaskRow(new VroomTask(type, id, Description(task), Place(task, "location_index", "location", places), priority), task)
        {
            SetupMs = times.DurationMs(task, "setup"),
            ServiceMs = times.DurationMs(task, "service"),
            Windows = times.Windows(task, "time_windows"),
            Skills = skills,
        };
    }
}
