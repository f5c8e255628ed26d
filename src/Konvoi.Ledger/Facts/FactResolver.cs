namespace Konvoi.Ledger;

/// <summary>
/// Gives each derived fact its inputs and the weakest kind among them. Rows are settled once all their inputs are
/// (Kahn's topological order), so a long chain needs no deep stack; what stays unsettled runs in a circle.
/// </summary>
internal static class FactResolver
{
    public static Fact[] Resolve(FactRow[] rows)
    {
        var indexes = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        for (int i = 0; i < rows.Length; i++)
        {
            indexes.Add(rows[i].Fact.Key, i);
        }

        var dependents = new List<int>?[rows.Length];
        var waitingFor = new int[rows.Length];
        var ready = new Queue<int>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (string input in rows[i].InputKeys)
            {
                if (!indexes.TryGetValue(input, out int at))
                {
                    throw Error(rows[i], $"input '{input}'", "the key of a fact");
                }

                (dependents[at] ??= []).Add(i);
                waitingFor[i]++;
            }

            if (waitingFor[i] == 0)
            {
                ready.Enqueue(i);
            }
        }

        var resolved = new Fact?[rows.Length];
        while (ready.TryDequeue(out int settled))
        {
            resolved[settled] = Settle(rows[settled], key => resolved[indexes[key]]!);
            foreach (int dependent in dependents[settled] ?? [])
            {
                if (--waitingFor[dependent] == 0)
                {
                    ready.Enqueue(dependent);
                }
            }
        }

        int stuck = Array.IndexOf(resolved, null);
        return stuck < 0 ? [.. resolved.OfType<Fact>()] : throw Circle(rows, stuck, key => indexes[key], resolved);
    }

    private static Fact Settle(FactRow row, Func<string, Fact> factOf)
    {
        if (!row.IsDerived)
        {
            return row.Fact;
        }

        FactSet inputs = FactSet.Of(row.InputKeys.Select(factOf));
        return row.Fact with { Kind = inputs.WeakestKind, Inputs = inputs };
    }

    /// <summary>Walks from an unsettled row along unsettled inputs until it meets itself: names one circle, not its hangers-on.</summary>
    private static FormatException Circle(FactRow[] rows, int stuck, Func<string, int> indexOf, Fact?[] resolved)
    {
        var path = new List<int>();
        var seenAt = new Dictionary<int, int>();
        int at = stuck;
        while (seenAt.TryAdd(at, path.Count))
        {
            path.Add(at);
            at = rows[at].InputKeys.Select(indexOf).First(input => resolved[input] is null);
        }

        IEnumerable<string> circle = path[seenAt[at]..].Append(at).Select(index => rows[index].Fact.Key);
        return Error(rows[at], $"facts derived in a circle: {string.Join(" from ", circle)}", "inputs that lead to facts with a source");
    }

    private static FormatException Error(FactRow row, string found, string expected) =>
        new($"{row.FileName}:{row.Line}: '{row.Fact.Key}': found {found}, expected {expected}");
}
