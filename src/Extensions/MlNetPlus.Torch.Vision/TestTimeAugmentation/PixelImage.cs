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

    /// <summary>The image of such a tensor, numbers outside cut off.</summary>
    public static PixelImage Of(Tensor image, string? tag)
    {
        using var scope = NewDisposeScope();
        var bytes = image.flip(1).permute(0, 2, 3, 1).clamp(0, 1).mul(byte.MaxValue).round_().to_type(ScalarType.Byte).contiguous();
        return new((int)image.size(2), (int)image.size(3), bytes.data<byte>().ToArray(), tag);
    }
}
