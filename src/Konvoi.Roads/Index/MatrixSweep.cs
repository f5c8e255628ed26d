using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// Least times from sixteen sources to all targets of a <see cref="TargetSweep"/>: the sources' states climb to the top together, then
/// labels run down to the targets. Keeps its workspaces; one thread at a time.
/// </summary>
internal sealed unsafe class MatrixSweep : IDisposable
{
    private readonly CchWeights _weights;
    private readonly TargetSweep _targets;
    private readonly int _vectorBits;
    private readonly int[] _rowOf;
    private readonly bool[] _isLabelled;
    private readonly List<int> _climb = [];
    private int[] _heads = new int[64];
    private int* _labels;
    private int _rows;

    public MatrixSweep(CchWeights weights, TargetSweep targets, int vectorBits)
    {
        (_weights, _targets) = (weights, targets);
        _vectorBits = vectorBits;
        _rowOf = new int[weights.Topology.RankCount];
        Array.Fill(_rowOf, -1);
        _isLabelled = new bool[targets.Count];
        Reserve(targets.Count + 4096);
    }

    /// <summary>The sixteen labels of a place of the targets, after <see cref="Run"/>.</summary>
    public ReadOnlySpan<int> LabelsAt(int place) => new(_labels + ((long)place * SweepKernel.Lanes), SweepKernel.Lanes);

    /// <param name="starts">Rank, lane and label of each start; a lane may have several.</param>
    public void Run(ReadOnlySpan<(int Rank, int Lane, int LabelMs)> starts)
    {
        Climb(starts);
        PushUp();
        PullDown();
        foreach (int rank in _climb)
        {
            if (_targets.PlaceOf[rank] is >= 0 and var place)
            {
                _isLabelled[place] = false;
            }

            _rowOf[rank] = -1;
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_labels);

    /// <summary>Finds all ranks above the starts, and gives each a row: that of its place, or one behind all places.</summary>
    private void Climb(ReadOnlySpan<(int Rank, int Lane, int LabelMs)> starts)
    {
        CchTopology topology = _weights.Topology;
        _climb.Clear();
        int rows = _targets.Count;
        foreach ((int start, _, _) in starts)
        {
            for (int rank = start; rank >= 0 && _rowOf[rank] < 0; rank = topology.ParentOf(rank))
            {
                int place = _targets.PlaceOf[rank];
                _rowOf[rank] = place >= 0 ? place : rows++;
                _climb.Add(rank);
            }
        }

        Reserve(rows);
        foreach (int rank in _climb)
        {
            new Span<int>(_labels + ((long)_rowOf[rank] * SweepKernel.Lanes), SweepKernel.Lanes).Fill(CchWeights.NoneMs);
            if (_targets.PlaceOf[rank] is >= 0 and var place)
            {
                _isLabelled[place] = true;
            }
        }

        foreach ((int rank, int lane, int labelMs) in starts)
        {
            int* label = _labels + ((long)_rowOf[rank] * SweepKernel.Lanes) + lane;
            *label = Math.Min(*label, labelMs);
        }

        _climb.Sort();
    }

    private void PushUp()
    {
        CchTopology topology = _weights.Topology;
        fixed (int* rowOf = _rowOf)
        {
            foreach (int rank in _climb)
            {
                int first = topology.UpFirst[rank];
                int count = topology.UpFirst[rank + 1] - first;
                if (_heads.Length < count)
                {
                    _heads = new int[2 * count];
                }

                fixed (int* heads = _heads, upHead = topology.UpHead)
                {
                    for (int i = 0; i < count; i++)
                    {
                        heads[i] = rowOf[upHead[first + i]];
                    }

                    SweepKernel.Push(_vectorBits, _labels, rowOf[rank], heads, _weights.Up(rank) + first, count);
                }
            }
        }
    }

    private void PullDown()
    {
        fixed (int* first = _targets.First, above = _targets.Above, weights = _targets.Weights)
        {
            for (int place = 0; place < _targets.Count; place++)
            {
                int from = first[place];
                SweepKernel.Pull(_vectorBits, _labels, place, _isLabelled[place], above + from, weights + from, first[place + 1] - from);
            }
        }
    }

    private void Reserve(int rows)
    {
        if (rows > _rows)
        {
            _rows = rows + (rows / 4);
            _labels = (int*)NativeMemory.AlignedRealloc(_labels, (nuint)_rows * SweepKernel.Lanes * sizeof(int), 64);
        }
    }
}
