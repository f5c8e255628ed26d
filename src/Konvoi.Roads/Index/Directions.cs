namespace Konvoi.Roads;

/// <summary>The two costs of an edge: up from its lower rank, down to it.</summary>
[Flags]
internal enum Directions : byte
{
    None = 0,
    Up = 1,
    Down = 2,
}
