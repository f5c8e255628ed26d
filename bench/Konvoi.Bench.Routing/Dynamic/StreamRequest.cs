namespace Konvoi.Bench.Routing;

/// <summary>A request of a stream; its times in seconds.</summary>
internal sealed record StreamRequest(int Epoch, int Customer, int Open, int Close, int Service, int Demand);
