namespace Konvoi.Routing;

/// <summary>
/// Where one job goes on one van: into trip <see cref="Trip"/> before position <see cref="Position"/>, or as a new trip
/// before that one. <see cref="Delta"/> is by how much the van then costs more.
/// </summary>
internal readonly record struct Insertion(long Delta, int Trip, int Position, bool OpensTrip)
{
    public static readonly Insertion None = new(long.MaxValue, -1, -1, false);

    public bool IsPossible => Delta != long.MaxValue;
}
