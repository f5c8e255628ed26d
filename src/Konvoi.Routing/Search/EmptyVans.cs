namespace Konvoi.Routing;

/// <summary>The vans without an order, by kind: of several alike, one is enough to try.</summary>
internal sealed class EmptyVans
{
    private readonly int[] _kindOf;
    private readonly int[][] _vans;
    private readonly int[] _counts;
    private readonly int[] _at;

    public EmptyVans(Instance instance)
    {
        _kindOf = instance.KindOf;
        Kinds = instance.Vans == 0 ? 0 : _kindOf.Max() + 1;
        _vans = new int[Kinds][];
        _counts = new int[Kinds];
        _at = new int[instance.Vans];
        for (int kind = 0; kind < Kinds; kind++)
        {
            _vans[kind] = new int[_kindOf.Count(of => of == kind)];
        }

        for (int van = instance.Vans - 1; van >= 0; van--)
        {
            Set(van, true);
        }
    }

    public int Kinds { get; }

    /// <summary>An empty van of a kind, or -1.</summary>
    public int First(int kind) => _counts[kind] == 0 ? -1 : _vans[kind][_counts[kind] - 1];

    public void Set(int van, bool isEmpty)
    {
        int kind = _kindOf[van];
        if (isEmpty)
        {
            _at[van] = _counts[kind];
            _vans[kind][_counts[kind]++] = van;
        }
        else
        {
            int last = _vans[kind][--_counts[kind]];
            _vans[kind][_at[van]] = last;
            _at[last] = _at[van];
        }
    }
}
