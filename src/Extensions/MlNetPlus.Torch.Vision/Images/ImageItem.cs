using SkiaSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>A picture as a row of data has it: a path, the bytes of a file, or pixels. One of the three, or none where it is missing.</summary>
internal sealed record ImageItem(string? Path = null, byte[]? Bytes = null, SKBitmap? Bitmap = null) : IDisposable
{
    /// <summary>What it takes of memory.</summary>
    public long BytesHeld => (Bitmap?.ByteCount ?? 0) + (Bytes?.Length ?? 0);

    public void Dispose() => Bitmap?.Dispose();
}
