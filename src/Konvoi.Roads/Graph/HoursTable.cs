namespace Konvoi.Roads;

/// <summary>Numbers the weekly hours that conditions name; the same hours have one number, 0 stands for never.</summary>
internal sealed class HoursTable
{
    private readonly List<WeekHours> _hours = [WeekHours.None];
    private readonly Dictionary<WeekHours, int> _numbers = new() { [WeekHours.None] = 0 };

    public IReadOnlyList<WeekHours> Hours => _hours;

    public int NumberOf(WeekHours hours)
    {
        if (!_numbers.TryGetValue(hours, out int number))
        {
            number = _hours.Count;
            _numbers.Add(hours, number);
            _hours.Add(hours);
        }

        return number;
    }

    /// <summary>The number of the hours in either of two.</summary>
    public int Union(int a, int b) => a == b || b == 0 ? a : a == 0 ? b : NumberOf(_hours[a].Union(_hours[b]));
}
