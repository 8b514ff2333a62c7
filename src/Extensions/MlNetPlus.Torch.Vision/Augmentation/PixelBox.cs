using System.Runtime.InteropServices;

namespace MlNetPlus.Torch.Vision;

/// <summary>A rectangle of pixels.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PixelBox(int Left, int Top, int Width, int Height);
