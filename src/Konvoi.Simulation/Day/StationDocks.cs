using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>The docks of one station: vans queue, unload and go (main path, step 9).</summary>
internal sealed class StationDocks(DayStage stage, Station station, int refusalPpm, Rng chance)
{
    private readonly Queue<VanOnRoad> _waiting = new();
    private int _free = station.Docks;

    public void Arrive(VanOnRoad van)
    {
        _waiting.Enqueue(van);
        Next();
    }

    private void Next()
    {
        while (_free > 0 && _waiting.TryDequeue(out VanOnRoad? van))
        {
            _free--;
            long beginMs = Math.Max(stage.NowMs, station.OpensMs);
            bool closed = beginMs >= station.ClosesMs;
            stage.Agenda.At(closed ? beginMs : beginMs + stage.World.Layout.Rules.UnloadMs, () => Finish(van, closed));
        }
    }

    /// <summary>The van moves aside until the parcels that the plan waits for are ready, and takes them along.</summary>
    public void WaitFor(VanOnRoad van, IReadOnlyList<string> parcels) => stage.Agenda.At(
        parcels.Max(id => stage.Fleet.FindParcel(id)!.Order.ReadyMs),
        () => stage.Must(new ReportHandOver(stage.NowMs, van.Spec.Id, [], null)));

    private void Finish(VanOnRoad van, bool closed)
    {
        Van known = stage.Fleet.Vans[van.Index];
        TripStop stop = known.Trip!.Stops[known.NextStop];
        IReadOnlyList<string> notTaken = closed
            ? [.. stop.Deliver, .. stop.PickUp]
            : station.Staffed ? [] : [.. stop.Deliver.Where(_ => chance.Chance(refusalPpm))];
        string reason = closed
            ? $"station '{station.Id}' had closed when the van came"
            : $"nobody took it at unstaffed station '{station.Id}'";
        _free++;
        stage.Must(new ReportHandOver(stage.NowMs, van.Spec.Id, notTaken, notTaken.Count > 0 ? reason : null));
        Next();
    }
}
