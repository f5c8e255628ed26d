namespace Konvoi.Routing;

/// <summary>
/// What a unit of overload and of time warp costs while the local search may break them. After every fifty plans judged
/// the price moves up or down until about <see cref="TargetPercent"/> % of them keep the limit (Vidal et al., 2012).
/// </summary>
internal sealed class Penalties
{
    /// <summary>Prices are in units of 1/16 of money, so that small ones can be stepped finely.</summary>
    public const int Shift = 4;
    private const int TargetPercent = 40;
    private const int Window = 50;
    private const long Least = 2;
    private const long Most = 1 << 24;
    private long _load;
    private long _warp;
    private int _times = 1;
    private int _judged;
    private int _withinLoad;
    private int _withinTime;

    public Penalties(long load, long warp)
    {
        _load = Math.Clamp(load, Least, Most);
        _warp = Math.Clamp(warp, Least, Most);
    }

    public long Load => _load * _times;

    public long Warp => _warp * _times;

    /// <summary>All prices times a factor, until it is set to 1 again.</summary>
    public void Times(int factor) => _times = factor;

    public void Judge(bool keepsLoad, bool keepsTime)
    {
        _withinLoad += keepsLoad ? 1 : 0;
        _withinTime += keepsTime ? 1 : 0;
        if (++_judged == Window)
        {
            _load = Stepped(_load, _withinLoad * 100 / Window);
            _warp = Stepped(_warp, _withinTime * 100 / Window);
            _judged = _withinLoad = _withinTime = 0;
        }
    }

    private static long Stepped(long price, int percent) => percent switch
    {
        < TargetPercent - 5 => Math.Min(Most, (price * 6 / 5) + 1),
        > TargetPercent + 5 => Math.Max(Least, price * 17 / 20),
        _ => price,
    };
}
