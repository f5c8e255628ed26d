namespace Konvoi.Routing;

/// <summary>
/// An order that lies at the hub and waits for a van. Of the job, location, delivery or pick-up, windows and service count;
/// release, prize and links to other jobs do not.
/// </summary>
/// <param name="Job">What to do where.</param>
/// <param name="MustSend">
/// Whether it goes with this wave whatever it costs. A request that no van of the next wave could serve in time is sent now
/// in any case and needs no flag.
/// </param>
public sealed record DispatchRequest(Job Job, bool MustSend = false);
