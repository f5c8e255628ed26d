using System.Numerics;

namespace Konvoi.Routing;

/// <summary>
/// A complete plan of a classic problem as the genetic search keeps it: tours one after the other, each job's neighbours in
/// them, and what it costs and breaks.
/// </summary>
internal sealed class Genome
{
    public Genome(int jobs)
    {
        Order = new int[jobs];
        Next = new int[jobs];
        Prev = new int[jobs];
        TourOf = new int[jobs];
    }

    /// <summary>Jobs of tour t at [Starts[t], Starts[t + 1]).</summary>
    public int[] Order { get; }

    public List<int> Starts { get; } = [0];

    /// <summary>The job after each, -1 at the end of its tour.</summary>
    public int[] Next { get; }

    public int[] Prev { get; }

    public int[] TourOf { get; }

    public int Tours => Starts.Count - 1;

    public long LegsCost { get; set; }

    public long Overload { get; set; }

    public long WarpMs { get; set; }

    public bool IsFeasible => Overload == 0 && WarpMs == 0;

    /// <summary>Its row in the population's table of distances; -1 outside.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Its rank in the population, lower is better; set by <see cref="Population"/>.</summary>
    public int Fitness { get; set; }

    public ReadOnlySpan<int> Tour(int tour) => Order.AsSpan(Starts[tour], Starts[tour + 1] - Starts[tour]);

    public long CostAt(Penalties penalties) =>
        LegsCost + ((Overload * penalties.Load) >> Penalties.Shift) + ((WarpMs * penalties.Warp) >> Penalties.Shift);

    public void Clear()
    {
        Starts.Clear();
        Starts.Add(0);
    }

    public void Add(ReadOnlySpan<int> tour)
    {
        int at = Starts[^1];
        tour.CopyTo(Order.AsSpan(at));
        for (int i = 0; i < tour.Length; i++)
        {
            Prev[tour[i]] = i == 0 ? -1 : tour[i - 1];
            Next[tour[i]] = i == tour.Length - 1 ? -1 : tour[i + 1];
            TourOf[tour[i]] = Starts.Count - 1;
        }

        Starts.Add(at + tour.Length);
    }

    /// <summary>How many jobs have other neighbours in the two plans, in thousandths (broken pairs; Prins, 2009).</summary>
    public int DistancePermille(Genome other)
    {
        Vector<int> brokenEach = Vector<int>.Zero;
        int job = 0;
        for (; job <= Next.Length - Vector<int>.Count; job += Vector<int>.Count)
        {
            Vector<int> next = new(Next, job);
            Vector<int> otherNext = new(other.Next, job);
            Vector<int> otherPrev = new(other.Prev, job);
            Vector<int> goesOn = Vector.Equals(next, otherNext) | Vector.Equals(next, otherPrev);
            Vector<int> starts = Vector.LessThan(new Vector<int>(Prev, job), Vector<int>.Zero)
                & Vector.GreaterThanOrEqual(otherPrev, Vector<int>.Zero) & Vector.GreaterThanOrEqual(otherNext, Vector<int>.Zero);

            // A true lane is -1.
            brokenEach -= ~goesOn + starts;
        }

        int broken = Vector.Sum(brokenEach);
        for (; job < Next.Length; job++)
        {
            broken += Next[job] != other.Next[job] && Next[job] != other.Prev[job] ? 1 : 0;
            broken += Prev[job] < 0 && other.Prev[job] >= 0 && other.Next[job] >= 0 ? 1 : 0;
        }

        return broken * 1000 / Math.Max(1, Next.Length);
    }
}
