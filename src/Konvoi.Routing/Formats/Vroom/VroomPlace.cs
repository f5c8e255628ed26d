namespace Konvoi.Routing;

/// <summary>A row of the file's matrices, from 0, and the coordinates (longitude, latitude) where the file has them.</summary>
public sealed record VroomPlace(int Index, (double Lon, double Lat)? Coordinates);
