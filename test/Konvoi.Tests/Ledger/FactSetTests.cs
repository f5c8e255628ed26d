using CsCheck;
using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class FactSetTests
{
    private static readonly Gen<int[]> Keys = Gen.Int[0, 15].Array[0, 10];

    [Fact]
    public void A_union_is_the_sorted_union_of_the_keys()
    {
        Gen.Select(Keys, Keys).Sample((left, right) =>
        {
            FactSet union = SetOf(left).Union(SetOf(right));
            Assert.Equal(left.Union(right).Select(Key).Order(StringComparer.Ordinal), union.Select(fact => fact.Key));
            Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(left.Contains(i) || right.Contains(i), union.Contains(Key(i))));
            Assert.Equal(SetOf(right).Union(SetOf(left)), union);
        });
    }

    [Fact]
    public void A_union_with_a_subset_is_the_same_object()
    {
        Gen.Select(Keys, Keys).Sample((left, right) =>
        {
            FactSet union = SetOf(left).Union(SetOf(right));
            Assert.Same(union, union.Union(SetOf(left)));
        });
    }

    [Fact]
    public void The_weakest_facts_are_those_of_the_greatest_kind()
    {
        FactSet set = FactSet.Of(Of("a", FactKind.Stated), Of("b", FactKind.Estimate), Of("c", FactKind.Press), Of("d", FactKind.Estimate));
        Assert.Equal(new WeakestFacts(FactKind.Estimate, ["b", "d"]), set.Weakest);
        Assert.Equal(new WeakestFacts(FactKind.Measured, []), FactSet.Empty.Weakest);
    }

    [Fact]
    public void A_doubt_about_a_key_survives_a_union_from_either_side()
    {
        FactSet firm = FactSet.Of(Of("a", FactKind.Stated));
        FactSet doubted = FactSet.Of(Of("a", FactKind.Unknown));
        Assert.Equal(FactKind.Unknown, firm.Union(doubted).WeakestKind);
        Assert.Equal(FactKind.Unknown, doubted.Union(firm).WeakestKind);
    }

    private static string Key(int i) => $"k{i}";

    private static FactSet SetOf(int[] keys) => FactSet.Of(keys.Select(i => Of(Key(i), (FactKind)(i % 5))));

    private static Fact Of(string key, FactKind kind) => new(key, 1, 1, 1, "m", kind, "test");
}
