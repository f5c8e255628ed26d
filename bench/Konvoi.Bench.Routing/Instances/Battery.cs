namespace Konvoi.Bench.Routing;

/// <summary>
/// What an electric vehicle holds and takes. It leaves the hub full, and every visit to a station fills it.
/// </summary>
/// <param name="Energy">Of a full battery.</param>
/// <param name="EnergyPerDistance">Used while driving.</param>
/// <param name="TimePerEnergy">Spent while charging.</param>
internal sealed record Battery(double Energy, double EnergyPerDistance, double TimePerEnergy);
