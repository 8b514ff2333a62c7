using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>An image as bytes: blue, green, red for each pixel, row after row. Transparency is not kept.</summary>
internal sealed record PixelImage(int Height, int Width, byte[] Pixels, string? Tag)
{
    private const int Colours = 3;
    private const int BytesPerPixel = 4;

    public static PixelImage Of(MLImage image) => new(image.Height, image.Width, image.GetBGRPixels, image.Tag);

    public MLImage ToMLImage()
    {
        var pixels = new byte[Height * Width * BytesPerPixel];
        for (var i = 0; i < Height * Width; i++)
        {
            Pixels.AsSpan(Colours * i, Colours).CopyTo(pixels.AsSpan(BytesPerPixel * i));
            pixels[(BytesPerPixel * i) + Colours] = byte.MaxValue;
        }

        var image = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Bgra32, pixels);
        image.Tag = Tag;
        return image;
    }

    /// <summary>Numbers from 0 to 1 of shape (1, 3, height, width): red, green, blue. The caller disposes it.</summary>
    public Tensor ToTensor()
    {
        using var scope = NewDisposeScope();
        return tensor(Pixels).reshape(1, Height, Width, Colours).permute(0, 3, 1, 2).flip(1).to_type(ScalarType.Float32).div_(byte.MaxValue).MoveToOuterDisposeScope();
    }

    /// <summary>The images of such tensors, numbers outside cut off; those of one size all at once.</summary>
    public static IEnumerable<PixelImage> Of(IReadOnlyList<Tensor> images, string? tag)
    {
        var (height, width) = ((int)images[0].size(2), (int)images[0].size(3));
        if (images.Any(image => (image.size(2), image.size(3)) != (height, width)))
            return images.SelectMany(image => Of([image], tag));

        using var scope = NewDisposeScope();
        var bytes = cat([.. images]).flip(1).permute(0, 2, 3, 1).clamp_(0, 1).mul_(byte.MaxValue).round_().to_type(ScalarType.Byte).contiguous(); // (n, h, w, 3)
        return bytes.data<byte>().ToArray().Chunk(height * width * Colours).Select(pixels => new PixelImage(height, width, pixels, tag));
    }
}
