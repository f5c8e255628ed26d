namespace Konvoi.Bench.Routing;

/// <summary>A finished measurement that a <see cref="RowStore{TKey, TRow}"/> keeps.</summary>
internal interface IKeyedRow<TKey>
{
    public TKey Key { get; }

    /// <summary>False for a faulty one, which is worth repeating when the fault is mended.</summary>
    public bool Counts { get; }
}
