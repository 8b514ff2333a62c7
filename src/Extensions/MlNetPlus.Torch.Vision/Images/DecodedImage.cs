namespace MlNetPlus.Torch.Vision;

/// <summary>A picture that was decoded, or could not be.</summary>
/// <param name="Pixels">Bytes of shape (channels, height, width); null where there are none.</param>
/// <param name="Fault">Why there are none.</param>
/// <param name="Path">Where it came from, if from a file.</param>
internal readonly record struct DecodedImage(byte[]? Pixels, string? Fault, string? Path)
{
    /// <summary>Decodes an item, and disposes it.</summary>
    public static DecodedImage Of(ImageDecoder decoder, ImageItem item)
    {
        using var held = item;
        var (pixels, fault) = decoder.Decode(item);
        return new(pixels, fault, item.Path);
    }

    /// <summary>What a message calls it: its path, or the number of its row.</summary>
    public string NameIn(long row) => Path is { Length: > 0 } path ? $"'{path}'" : FormattableString.Invariant($"row {row}");
}
