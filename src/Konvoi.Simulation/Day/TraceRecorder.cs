using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>Keeps what pictures need while the day runs.</summary>
internal sealed class TraceRecorder
{
    private readonly List<DrivenLeg> _legs = [];
    private readonly List<DaySample> _samples = [];
    private readonly SortedDictionary<string, string> _chipOfRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fullest = new(StringComparer.Ordinal);

    public void Answered(string request, string chip) => _chipOfRequest[request] = chip;

    /// <summary>Notes the load as it stands; a trip's load factor is its fullest moment.</summary>
    public void Loaded(FleetState fleet, Van van)
    {
        int permille = Load.PermilleOf(fleet, van);
        _fullest[van.Spec.Id] = Math.Max(permille, _fullest.GetValueOrDefault(van.Spec.Id));
    }

    /// <summary>The fullest moment of the trip that ends here.</summary>
    public int TakeFullest(string van) => _fullest.Remove(van, out int permille) ? permille : 0;

    /// <summary>Records the leg as far as it was driven.</summary>
    public void Drove(DayStage stage, VanOnRoad van, Leg leg)
    {
        Van known = stage.Fleet.Vans[van.Index];
        if (leg.DrivenDm == 0 || known.Trip is null)
        {
            return;
        }

        _legs.Add(new DrivenLeg(
            van.Spec.Id,
            known.Trip.Id,
            Name(stage, leg.FromPlace),
            leg.ElapsedMs < leg.Path.DurationMs ? "road" : Name(stage, leg.ToPlace),
            leg.DepartMs,
            stage.NowMs,
            leg.DrivenDm,
            known.OnBoard.Count,
            Load.PermilleOf(stage.Fleet, known),
            Driven(leg, stage.World.Network)));
    }

    public void Sample(DayStage stage, int poolBusyPermille)
    {
        int[] byMode = new int[Enum.GetValues<VanMode>().Length];
        foreach (Van van in stage.Fleet.Vans)
        {
            byMode[(int)van.Mode]++;
        }

        _samples.Add(new DaySample(
            stage.NowMs,
            byMode[(int)VanMode.AtHub] + byMode[(int)VanMode.Loading],
            byMode[(int)VanMode.Driving],
            byMode[(int)VanMode.AtStation],
            byMode[(int)VanMode.Stuck],
            byMode[(int)VanMode.BrokenDown],
            stage.Fleet.Parcels.Count(parcel => parcel.State is ParcelState.Delivered),
            stage.Fleet.Desk.Waiting,
            poolBusyPermille));
    }

    public DayTrace Finish(FleetState fleet) => new(
        [.. _legs.OrderBy(leg => leg.DepartMs).ThenBy(leg => leg.Van, StringComparer.Ordinal)],
        _samples,
        [.. fleet.Requests.Values.Select(Mark)]);

    private AssistMark Mark(AssistRequest request) => new(
        request.Opened.AtMs,
        request.Opened.Van,
        request.Opened.Kind,
        request.Opened.Place,
        request.ReleasedBy is null ? null : request.ReleasedMs - request.Opened.AtMs,
        request.ReleasedBy,
        _chipOfRequest.GetValueOrDefault(request.Opened.Request),
        request.AdviceWasWrong);

    private static GeoPoint[] Driven(Leg leg, RoadNetwork network)
    {
        GeoPoint[] whole = leg.Path.Geometry(network);
        if (leg.ElapsedMs >= leg.Path.DurationMs)
        {
            return whole;
        }

        // Cut where the van turned round: as many points as lie within the distance driven.
        GeoPoint end = leg.Path.PointAt(leg.Metric, leg.ElapsedMs, out _).Position;
        List<GeoPoint> part = [whole[0]];
        long comeDm = 0;
        for (int i = 1; i < whole.Length; i++)
        {
            comeDm += whole[i - 1].DistanceDm(whole[i]);
            if (comeDm >= leg.DrivenDm)
            {
                break;
            }

            part.Add(whole[i]);
        }

        return [.. part, end];
    }

    private static string Name(DayStage stage, int place)
    {
        FleetLayout layout = stage.World.Layout;
        return place < 0 ? "road"
            : place < layout.Hubs.Count ? layout.Hubs[place].Id
            : layout.Stations[place - layout.Hubs.Count].Id;
    }
}
