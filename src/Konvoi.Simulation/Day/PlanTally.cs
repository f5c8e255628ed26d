namespace Konvoi.Simulation;

/// <summary>The planning of a day.</summary>
/// <param name="Solved">Routing problems solved, one to three in a wave with work.</param>
/// <param name="Verified">Solutions that the independent verifier passed; a day with one that fails stops.</param>
/// <param name="Jobs">Jobs in them.</param>
/// <param name="Revised">Trips changed on the road because of a closure.</param>
public sealed record PlanTally(int Solved, int Verified, int Jobs, int Revised);
