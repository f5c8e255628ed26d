using System.Diagnostics.CodeAnalysis;

namespace Konvoi.Ledger;

/// <summary>
/// All facts of a run by key. Immutable: a what-if takes <see cref="With(Fact)"/>. The file is CSV with the columns
/// <c>key,value,lo,hi,unit,kind,inputs,source,note</c>; empty lo and hi mean no range. A row of kind <c>derived</c> names
/// its inputs, separated by semicolons, and takes the kind of the weakest of them.
/// </summary>
public sealed class FactBook
{
    private readonly FactRow[] _rows;
    private readonly Dictionary<string, Fact> _facts;

    private FactBook(string fileName, FactRow[] rows)
    {
        FileName = fileName;
        _rows = rows;
        Fact[] resolved = FactResolver.Resolve(rows);
        _facts = new Dictionary<string, Fact>(resolved.Length, StringComparer.Ordinal);
        foreach (Fact fact in resolved)
        {
            _facts.Add(fact.Key, fact);
        }

        All = resolved;
    }

    public string FileName { get; }

    /// <summary>Every fact, in the order of the file.</summary>
    public IReadOnlyList<Fact> All { get; }

    /// <summary>The fact of a key.</summary>
    /// <exception cref="FormatException">The file has no such row: a calculation needs what its user left out.</exception>
    public Fact this[string key] => TryGet(key, out Fact? fact)
        ? fact
        : throw new FormatException($"{FileName}: found no row '{key}', expected one");

    /// <summary>The fact of a key, which must be given in this unit: a calculation never takes hours for minutes.</summary>
    /// <exception cref="FormatException">No such row, or another unit.</exception>
    public Fact this[string key, string unit]
    {
        get
        {
            Fact fact = this[key];
            if (fact.Unit == unit)
            {
                return fact;
            }

            FactRow row = Array.Find(_rows, row => row.Fact.Key == key)!;
            throw new FormatException($"{row.FileName}:{row.Line}: '{key}': found the unit '{fact.Unit}', expected '{unit}'");
        }
    }

    /// <summary>Parses a fact file.</summary>
    /// <exception cref="FormatException">
    /// Unreadable CSV, a column missing, a key twice, a kind or number that is none, lo &gt; value or value &gt; hi, an input
    /// that is no key, or facts derived from each other in a circle. The message names file and line.
    /// </exception>
    public static FactBook Parse(string csv, string fileName) => new(fileName, FactRow.ReadAll(CsvTable.Parse(csv, fileName)));

    public bool TryGet(string key, [MaybeNullWhen(false)] out Fact fact) => _facts.TryGetValue(key, out fact);

    /// <summary>The set of the facts with these keys.</summary>
    public FactSet Set(params IEnumerable<string> keys) => FactSet.Of(keys.Select(key => this[key]));

    /// <summary>
    /// A book in which the fact takes the place of the one with its key, or is added at the end. It stands by its own kind,
    /// even where it replaces a derived one; facts derived from it take its kind into account, their numbers stay.
    /// </summary>
    public FactBook With(Fact replaced)
    {
        ArgumentNullException.ThrowIfNull(replaced);
        var row = new FactRow(replaced with { Inputs = FactSet.Empty }, [], FileName, Line: 0);
        int at = Array.FindIndex(_rows, old => old.Fact.Key == replaced.Key);
        return new FactBook(FileName, at < 0 ? [.. _rows, row] : [.. _rows[..at], row, .. _rows[(at + 1)..]]);
    }

    /// <summary>A book in which every fact of the other replaces or joins those of this one: a user's file over the defaults.</summary>
    public FactBook With(FactBook overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        var rows = new List<FactRow>(_rows);
        foreach (FactRow row in overrides._rows)
        {
            int at = rows.FindIndex(old => old.Fact.Key == row.Fact.Key);
            if (at < 0)
            {
                rows.Add(row);
            }
            else
            {
                rows[at] = row;
            }
        }

        return new FactBook(overrides.FileName, [.. rows]);
    }
}
