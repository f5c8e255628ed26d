using System.Text.Json;

namespace Konvoi.Bench.Routing;

/// <summary>
/// Finished runs in a file, one JSON object a line, appended as they finish, so that a set stopped in the middle goes on
/// where it was. A later row replaces an earlier one of the same key; a last line cut short by a crash is left out.
/// </summary>
internal sealed class RowStore<TKey, TRow>
    where TKey : notnull
    where TRow : class, IKeyedRow<TKey>
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TRow> _rows = [];

    public RowStore(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            return;
        }

        string text = File.ReadAllText(path);
        if (text.Length > 0 && !text.EndsWith('\n'))
        {
            text = text[..(text.LastIndexOf('\n') + 1)];
            File.WriteAllText(path, text);
        }

        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            TRow row = JsonSerializer.Deserialize<TRow>(line, Json.Options)!;
            _rows[row.Key] = row;
        }
    }

    /// <summary>The finished run; null where there is none, or one that does not count.</summary>
    public TRow? Find(TKey key)
    {
        lock (_gate)
        {
            return _rows.TryGetValue(key, out TRow? row) && row.Counts ? row : null;
        }
    }

    public void Add(TRow row)
    {
        lock (_gate)
        {
            _rows[row.Key] = row;
            File.AppendAllText(_path, JsonSerializer.Serialize(row, Json.Options) + "\n");
        }
    }
}
