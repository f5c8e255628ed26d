using CsCheck;
using Konvoi.Ledger;

namespace Konvoi.Tests.Ledger;

public sealed class FactBookTests
{
    private const string Header = "key,value,lo,hi,unit,kind,inputs,source,note\n";

    [Fact]
    public void A_row_becomes_a_fact()
    {
        FactBook book = Parse("ops.unload_min,10,3,15,min,press,,someone,\"at a stop, by hand\"");
        Fact fact = book["ops.unload_min"];
        Assert.Equal(new Fact("ops.unload_min", 10, 3, 15, "min", FactKind.Press, "someone", "at a stop, by hand"), fact);
        Assert.Equal(600_000, fact.Scaled(60_000));
    }

    [Theory]
    [InlineData("a,1,,,m,press,,s,\na,2,,,m,press,,s,", "f.csv:3: column 'key': found 'a', expected each key once (it is also on line 2)")]
    [InlineData("a,1,,,m,guess,,s,",
        "f.csv:2: column 'kind': found 'guess', expected one of measured, stated, press, estimate, unknown, derived")]
    [InlineData("a,one,,,m,press,,s,", "f.csv:2: column 'value': found 'one', expected a number")]
    [InlineData("a,1,2,,m,press,,s,", "f.csv:2: column 'lo': found '2', expected at most the value 1")]
    [InlineData("a,1,,0,m,press,,s,", "f.csv:2: column 'hi': found '0', expected at least the value 1")]
    [InlineData("a,1,,,m,press,b,s,",
        "f.csv:2: column 'inputs': found 'b', expected nothing for the kind 'press'; only derived facts have inputs")]
    [InlineData("a,1,,,m,derived,,s,",
        "f.csv:2: column 'inputs': found '', expected the keys that a derived fact comes from, separated by ';'")]
    [InlineData("a,1,,,m,derived,b,s,", "f.csv:2: 'a': found input 'b', expected the key of a fact")]
    [InlineData(",1,,,m,press,,s,", "f.csv:2: column 'key': found '', expected a key")]
    [InlineData("a,1,,,m,press,,,", "f.csv:2: column 'source': found '', expected who says so")]
    [InlineData("x,1,,,m,derived,b,s,\na,1,,,m,press,,s,\nb,1,,,m,derived,a;c,s,\nc,1,,,m,derived,b,s,",
        "f.csv:4: 'b': found facts derived in a circle: b from c from b, expected inputs that lead to facts with a source")]
    public void A_wrong_row_is_refused_with_file_and_line(string rows, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Parse(rows)).Message);

    [Fact]
    public void A_missing_key_or_another_unit_is_the_files_fault()
    {
        FactBook book = Parse("a,1,,,h,press,,s,");
        Assert.Equal("f.csv: found no row 'b', expected one", Assert.Throws<FormatException>(() => book["b"]).Message);
        Assert.Equal("f.csv:2: 'a': found the unit 'h', expected 'min'", Assert.Throws<FormatException>(() => book["a", "min"]).Message);
    }

    [Fact]
    public void A_derived_fact_takes_the_weakest_kind_of_all_that_it_leads_back_to()
    {
        FactBook book = Parse(string.Join('\n',
            "top,1,,,m,derived,middle;a,s,",
            "middle,1,,,m,derived,b;c,s,",
            "a,1,,,m,measured,,s,",
            "b,1,,,m,stated,,s,",
            "c,1,,,m,press,,s,"));
        Assert.Equal(FactKind.Press, book["top"].Kind);
        Assert.Equal(["a", "b", "c", "middle"], book["top"].Inputs.Select(fact => fact.Key));
        Assert.Equal(["a", "b", "c", "middle", "top"], book.Set("top").Select(fact => fact.Key));
        Assert.Equal(FactKind.Unknown, book.With(book["b"] with { Kind = FactKind.Unknown })["top"].Kind);
        Assert.Equal(FactKind.Press, book["top"].Kind);
    }

    [Fact]
    public void Kinds_of_any_derivation_agree_with_a_plain_search()
    {
        // Row i may derive from rows before it; the file lists them backwards, so that inputs come after those who need them.
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1 << 8]).Array[1, 12].Sample(rows =>
        {
            int[] InputsOf((int, int Mask) row, int i) => [.. Enumerable.Range(0, Math.Min(i, 8)).Where(j => (row.Mask >> j & 1) == 1)];
            int[][] inputs = [.. rows.Select(InputsOf)];
            IEnumerable<int> order = Enumerable.Range(0, rows.Length).Reverse();
            FactBook book = Parse(string.Join('\n', order.Select(i => inputs[i].Length == 0
                ? $"k{i},1,,,m,{((FactKind)rows[i].Item1).ToString().ToLowerInvariant()},,s,"
                : $"k{i},1,,,m,derived,{string.Join(';', inputs[i].Select(j => $"k{j}"))},s,")));
            int KindOf(int i) => inputs[i].Length == 0 ? rows[i].Item1 : inputs[i].Max(KindOf);
            Assert.All(Enumerable.Range(0, rows.Length), i => Assert.Equal((FactKind)KindOf(i), book[$"k{i}"].Kind));
        });
    }

    [Fact]
    public void A_circle_of_fifty_thousand_rows_is_no_danger_to_the_stack()
    {
        const int Length = 50_000;
        string chain = string.Join('\n', Enumerable.Range(0, Length).Select(i => $"k{i},1,,,m,derived,k{(i + 1) % Length},s,"));
        string message = Assert.Throws<FormatException>(() => Parse(chain)).Message;
        Assert.StartsWith("f.csv:2: 'k0': found facts derived in a circle", message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_replaces_one_fact_and_a_replaced_derived_fact_stands_by_itself()
    {
        FactBook book = Parse("a,1,0,2,m,press,,s,\nb,5,,,m,derived,a,s,");
        FactBook pinned = book.With(book["b"].At(7) with { Kind = FactKind.Measured });
        Assert.Equal((7.0, 7.0, FactKind.Measured, 0), (pinned["b"].Value, pinned["b"].Hi, pinned["b"].Kind, pinned["b"].Inputs.Count));
        Assert.Equal(["a", "b", "c"], pinned.With(new Fact("c", 1, 1, 1, "m", FactKind.Stated, "s")).All.Select(fact => fact.Key));
    }

    [Fact]
    public void A_users_file_lies_over_the_defaults()
    {
        FactBook both = Parse("a,1,,,m,press,,s,\nb,5,,,m,derived,a,s,")
            .With(FactBook.Parse(Header + "c,3,,,m,derived,d,me,\nd,4,,,m,measured,,me,\na,2,,,m,unknown,,me,\n", "mine.csv"));
        Assert.Equal(["a", "b", "c", "d"], both.All.Select(fact => fact.Key));
        Assert.Equal((2.0, FactKind.Unknown), (both["a"].Value, both["b"].Kind));
    }

    [Fact]
    public void Any_rows_are_read_or_refused_with_the_file_named()
    {
        string[] cells = ["a", "b", "1", "-2", "", "press", "derived", "a;b", "nan", "1e400", "\"x\ny\""];
        Gen.Int[0, cells.Length - 1].Select(i => cells[i]).Array[9].Array[0, 4].Sample(rows =>
        {
            try
            {
                Assert.Equal(rows.Length, Parse(string.Join('\n', rows.Select(row => string.Join(',', row)))).All.Count);
            }
            catch (FormatException refusal)
            {
                Assert.Matches(@"^f\.csv:\d+: ", refusal.Message);
            }
        }, iter: 2000);
    }

    private static FactBook Parse(string rows) => FactBook.Parse(Header + rows + "\n", "f.csv");
}
