namespace Konvoi.Fleet;

/// <summary>Which way a parcel travels between its hub and its station.</summary>
public enum Direction
{
    ToStation,
    ToHub,
}
