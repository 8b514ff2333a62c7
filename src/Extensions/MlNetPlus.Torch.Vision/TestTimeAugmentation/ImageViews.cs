using System.Buffers.Binary;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Makes the views of one picture.</summary>
internal sealed class ImageViews
{
    /// <summary>ttach's dihedral group: the turns by 0, 90, 180 and 270 degrees counter-clockwise, then those of the mirror image.</summary>
    private static readonly int[] Symmetries = [0, 3, 4, 5, 1, 6, 2, 7];

    private readonly TestTimeAugmentationOptions _options;
    private readonly ImageAugmentation _augmentation;

    public ImageViews(TestTimeAugmentationOptions options)
    {
        _options = options;
        _augmentation = new ImageAugmentation(options.Augmentation);
    }

    /// <summary>Whether the plain picture is predicted apart from the views and mixed with them.</summary>
    public bool PlainApart => _options.Deterministic == DeterministicViews.None;

    /// <summary>How many views there are, without a plain picture apart.</summary>
    public int Count => _options.Deterministic switch
    {
        DeterministicViews.None => _options.Views,
        DeterministicViews.HorizontalFlip => 2,
        DeterministicViews.Dihedral => 8,
        DeterministicViews.FiveCrop => 5,
        DeterministicViews.TenCrop => 10,
        _ => Scales().Length,
    };

    /// <summary>How many pictures the model sees for one: the plain one, where it is apart, then the views.</summary>
    public int PerImage => Count + (PlainApart ? 1 : 0);

    /// <summary>The seed of a picture's random views: the option's and the pixels' alone, so that order, batch and cursor do not matter.</summary>
    public static ulong SeedOf(int seed, int height, int width, ReadOnlySpan<byte> pixels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(head, seed);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], height);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], width);
        hash.AppendData(head);
        hash.AppendData(pixels);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>The views of a picture.</summary>
    /// <param name="image">Numbers from 0 to 1, of shape (1, channels, height, width).</param>
    /// <param name="seed">Decides the random ones.</param>
    /// <returns>Shape (1, channels, h, w) each; quarter turns exchange the sides. The caller disposes them.</returns>
    public IReadOnlyList<Tensor> Make(Tensor image, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        IEnumerable<Tensor> made = _options.Deterministic switch
        {
            DeterministicViews.None => Random(image, seed).split(1),
            DeterministicViews.HorizontalFlip => [image.alias(), image.flip(3)],
            DeterministicViews.Dihedral => Symmetries.Select(symmetry => GridResampling.Symmetric(image, symmetry)),
            DeterministicViews.FiveCrop => Crops(image),
            DeterministicViews.TenCrop => Crops(image).Concat(Crops(image.flip(3))),
            _ => Scales().Select(scale => Zoomed(image, scale)),
        };
        return [.. made.Select(view => view.MoveToOuterDisposeScope())];
    }

    private Tensor Random(Tensor image, ulong seed)
    {
        using var generator = new Generator(seed, CPU);
        return _augmentation.Apply(image.expand(_options.Views, -1, -1, -1), generator);
    }

    /// <summary>Left top, left bottom, right bottom, right top, middle: ttach's order.</summary>
    private IEnumerable<Tensor> Crops(Tensor image)
    {
        var (height, width) = ((int)image.size(2), (int)image.size(3));
        var (h, w) = (Math.Max(1, (int)(height * _options.CropShare)), Math.Max(1, (int)(width * _options.CropShare)));
        (int Left, int Top)[] places = [(0, 0), (0, height - h), (width - w, height - h), (width - w, 0), ((width - w) / 2, (height - h) / 2)];
        return places.Select(place => Resampled(image, AugmentationDraw.None with { Crop = new PixelBox(place.Left, place.Top, w, h) }));
    }

    private double[] Scales() => [1, .. _options.ScaleFactors.Where(scale => scale != 1)];

    private Tensor Zoomed(Tensor image, double scale) => Resampled(image, AugmentationDraw.None with { Zoom = scale });

    private Tensor Resampled(Tensor image, AugmentationDraw draw)
    {
        var size = ((int)image.size(2), (int)image.size(3));
        var whole = draw.Crop is { } box && (box.Height, box.Width) == size;
        return draw.Zoom == 1 && (draw.Crop is null || whole)
            ? image.alias()
            : GridResampling.Apply(image, [Homography.Of(draw, size)], size, _options.Augmentation.Padding);
    }
}
