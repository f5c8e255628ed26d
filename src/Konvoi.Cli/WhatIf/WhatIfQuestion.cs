namespace Konvoi.Cli;

/// <param name="Vary">BLOCK=V1,V2 each; empty for the usual set.</param>
/// <param name="Seeds">Days to play with the base and with each variant.</param>
internal sealed record WhatIfQuestion(IReadOnlyList<string> Vary, int Seeds);
