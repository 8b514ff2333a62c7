using System.Runtime.InteropServices;

namespace MlNetPlus.Transforms;

/// <summary>A date read from text.</summary>
/// <param name="WallTicks">The date and time as written.</param>
/// <param name="OffsetTicks">The offset from UTC as written, or <see langword="null"/> where the text has none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ParsedDate(long WallTicks, long? OffsetTicks);
