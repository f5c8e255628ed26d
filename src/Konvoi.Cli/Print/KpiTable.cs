using System.Globalization;
using Konvoi.Ledger;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary>
/// Key figures in columns that fit the terminal: title, value, unit, range, and what the figure rests on. The last column
/// names as many facts as there is room for; long titles go on in a second line rather than squeeze the numbers.
/// </summary>
internal sealed class KpiTable
{
    private const int MostFacts = 2;
    private const int MostTitle = 34;
    private const int LeastTitle = 24;
    private const string Gap = "  ";
    private const string PartPrefix = "of it ";

    private readonly IReadOnlyList<(string Title, IReadOnlyList<Row> Rows)> _groups;
    private readonly int _title;
    private readonly int _value;
    private readonly int _unit;
    private readonly int _range;
    private readonly int _restsOn;

    public KpiTable(IReadOnlyList<Kpi> kpis, int width)
    {
        WeakFacts weak = new(kpis);
        _groups = [.. KpiGroups.Of(kpis).Select(group => (group.Title, Rows(group.Kpis, weak)))];
        Row[] rows = [.. _groups.SelectMany(group => group.Rows)];
        _value = Widest(rows.Select(row => row.Value), "value");
        _unit = Widest(rows.Select(row => row.Unit), string.Empty);
        _range = Widest(rows.Select(row => row.Range), "range");
        int numbers = _value + 1 + _unit + Gap.Length + _range + (2 * Gap.Length);
        int shortest = Widest(rows.Select(row => row.RestsOn(0)), "rests on");
        int longest = Widest(rows.Select(row => row.Title), string.Empty);
        _title = Math.Clamp(Math.Min(longest, width - numbers - shortest), LeastTitle, MostTitle);
        _restsOn = Math.Max(shortest, width - numbers - _title);
    }

    /// <summary>Lines of Spectre's markup, none longer than the width where that can be.</summary>
    public IEnumerable<string> Lines()
    {
        string value = "value".PadLeft(_title + Gap.Length + _value).PadRight(_title + Gap.Length + _value + 1 + _unit);
        yield return $"[dim]{value}{Gap}{"range".PadLeft(_range)}{Gap}rests on[/]";
        foreach ((string title, IReadOnlyList<Row> rows) in _groups)
        {
            yield return $"[bold]{Markup.Escape(title)}[/]";
            foreach (string line in rows.SelectMany(LinesOf))
            {
                yield return line;
            }

            yield return string.Empty;
        }
    }

    private static IReadOnlyList<Row> Rows(IReadOnlyList<Kpi> kpis, WeakFacts weak) => [.. kpis.Select(kpi => new Row(kpi, weak))];

    private static int Widest(IEnumerable<string> texts, string heading) => texts.Append(heading).Max(text => text.Length);

    private IEnumerable<string> LinesOf(Row row)
    {
        string[] titles = [.. Wrap(row.Title, _title)];
        string first = Markup.Escape(titles[0].PadRight(_title));
        string value = Markup.Escape(row.Value.PadLeft(_value));
        yield return $"{(row.IsTotal ? $"[bold]{first}{Gap}{value}[/]" : first + Gap + value)} {row.Unit.PadRight(_unit)}"
            + $"{Gap}[dim]{row.Range.PadLeft(_range)}[/]{Gap}{row.MarkupOfRestsOn(_restsOn)}".TrimEnd();
        foreach (string rest in titles.Skip(1))
        {
            yield return Markup.Escape($"{Gap}{rest}");
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string rest = text;
        while (rest.Length > width && rest.LastIndexOf(' ', width) is > 0 and int at)
        {
            yield return rest[..at];
            rest = rest[(at + 1)..];
        }

        yield return rest;
    }

    private sealed class Row
    {
        private readonly Figure? _figure;
        private readonly IReadOnlyList<string> _weak;

        public Row(Kpi kpi, WeakFacts weak)
        {
            _figure = kpi.Figure;
            _weak = _figure is null ? [] : weak.Of(_figure);
            Title = kpi.Title.StartsWith(PartPrefix, StringComparison.Ordinal) ? Gap + kpi.Title[PartPrefix.Length..] : kpi.Title;
            Value = _figure is null ? "–" : NumberText.Of(_figure.Value, _figure.Unit);
            Unit = _figure is null ? string.Empty : NumberText.UnitOf(_figure.Unit);
            Range = _figure is null ? string.Empty : NumberText.Range(_figure);
            IsTotal = kpi.Name is "costPerParcel" or "manualCostPerParcel";
        }

        public string Title { get; }

        public string Value { get; }

        public string Unit { get; }

        public string Range { get; }

        public bool IsTotal { get; }

        private string Kind => _figure is null ? "undefined" : _weak.Count == 0 ? "no fact" : KindText.Of(_figure.Facts.WeakestKind);

        public string RestsOn(int facts) => $"{Kind} {Named(facts)}".TrimEnd();

        public string MarkupOfRestsOn(int room)
        {
            int facts = Enumerable.Range(0, MostFacts + 1).Last(most => most == 0 || RestsOn(most).Length <= room);
            string colour = _figure is null || _weak.Count == 0 ? "dim" : KindText.Colour(_figure.Facts.WeakestKind);
            return $"[{colour}]{Kind}[/] [dim]{Markup.Escape(Named(facts))}[/]";
        }

        private string Named(int most)
        {
            int more = Math.Max(0, _weak.Count - most);
            string named = string.Join(", ", _weak.Take(most));
            return more == 0 ? named : string.Create(CultureInfo.InvariantCulture, $"{named} +{more}").TrimStart();
        }
    }
}
