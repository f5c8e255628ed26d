using System.Runtime.InteropServices;

namespace Konvoi.Routing;

/// <summary>
/// What the search knows of a job in a tour: enough to judge an insertion right before or right after it in O(1) from this
/// one entry, which is one cache line. Times are those of the earliest schedule; a Latest is the latest arrival from which
/// the rest of the van's day still works (exact for a <see cref="Instance.IsLean"/> problem, else an upper bound).
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct StopState
{
    /// <summary>-1 while the job is in no tour.</summary>
    public int Van;

    /// <summary>Index in the van's order.</summary>
    public int Position;

    public int PlaceBefore;
    public int PlaceAfter;
    public int CostIn;
    public int CostOut;
    public long DepartBeforeMs;
    public long DepartMs;
    public long LatestMs;
    public long LatestAfterMs;
}
