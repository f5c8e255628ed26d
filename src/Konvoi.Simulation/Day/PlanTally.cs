namespace Konvoi.Simulation;

/// <summary>The planning of a day.</summary>
/// <param name="Proposed">Waves planned.</param>
/// <param name="Verified">Plans that the independent verifier passed.</param>
/// <param name="Jobs">Jobs in them.</param>
/// <param name="Revised">Trips changed on the road because of a closure.</param>
public sealed record PlanTally(int Proposed, int Verified, int Jobs, int Revised);
