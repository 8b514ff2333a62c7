using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Changes the pictures of a batch at random, on the batch's device: mirroring, rotation, zoom, perspective and cropping in one resampling, then brightness
/// and contrast, then erasing.
/// </summary>
/// <remarks>
/// Each picture gets draws of its own. All random numbers come from the generator that is given, so the same state gives the same pictures.
/// Safe for several threads at once, each with a generator of its own.
/// </remarks>
public sealed class ImageAugmentation
{
    private const float LightLimit = 1e-7f;

    private readonly ImageAugmentationOptions _options;
    private readonly AugmentationSampler _sampler;

    /// <summary>Makes an augmentation.</summary>
    /// <param name="options">What may happen, which is copied; null for fastai's defaults.</param>
    /// <exception cref="ArgumentException">The options are at fault; the message lists every fault.</exception>
    public ImageAugmentation(ImageAugmentationOptions? options = null)
    {
        _options = options?.Copy() ?? new();
        _options.Check();
        _sampler = new AugmentationSampler(_options);
    }

    /// <summary>Changes pictures at random, for training.</summary>
    /// <param name="images">Numbers from 0 to 1, not yet normalized: floating point of shape (n, channels, height, width), on any device. Not changed.</param>
    /// <param name="generator">A generator on the CPU.</param>
    /// <returns>New pictures, of the size in the options. Numbers are from 0 to 1 but in erased boxes.</returns>
    /// <exception cref="ArgumentException">The tensor is not of that kind.</exception>
    public Tensor Apply(Tensor images, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Check(images);
        return Apply(images, _sampler.Draw(images.size(0), SizeOf(images), OutputSize(images), generator), generator);
    }

    /// <summary>What pictures go through when nothing is left to chance, for validation and prediction: resizing, if the options ask for it.</summary>
    /// <param name="images">As for <see cref="Apply(Tensor, Generator)"/>.</param>
    /// <returns>New pictures, or the same ones in a tensor of their own when the size stays.</returns>
    /// <exception cref="ArgumentException">The tensor is not of that kind.</exception>
    public Tensor Resize(Tensor images)
    {
        Check(images);
        return SizeOf(images) == OutputSize(images)
            ? images.alias()
            : GridResampling.Apply(images, [.. Enumerable.Repeat(Homography.Of(AugmentationDraw.None, SizeOf(images)), (int)images.size(0))], OutputSize(images), _options.Padding);
    }

    /// <summary>Draws each picture beside changed versions of it, to see whether they are still what they were.</summary>
    /// <param name="path">A file with the extension .png, .jpg, .jpeg or .webp.</param>
    /// <param name="images">As for <see cref="Apply(Tensor, Generator)"/>, with 1 or 3 channels; the first 16 are drawn, one row each.</param>
    /// <param name="versions">How many changed versions stand to the right of each picture, from 1 to 32.</param>
    /// <param name="seed">Decides the changes.</param>
    /// <exception cref="ArgumentException">The extension is another one, or the tensor is not of that kind.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePreview(string path, Tensor images, int versions = 7, int seed = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(versions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(versions, 32);
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)(uint)seed, CPU);
        var shown = images.narrow(0, 0, Math.Min(images.size(0), PictureGrid.MaxRows));
        PictureGrid.Save(path, [Resize(shown), .. Enumerable.Range(0, versions).Select(_ => Apply(shown, generator))]);
    }

    /// <summary>What is drawn for a batch; for tests.</summary>
    internal AugmentationDraw[] Draw(long count, (int Height, int Width) input, Generator generator) => _sampler.Draw(count, input, _options.Size ?? input, generator);

    /// <summary>Does what was drawn.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="draws">One for each picture.</param>
    /// <param name="generator">Where the noise of erased boxes is drawn from.</param>
    internal Tensor Apply(Tensor images, AugmentationDraw[] draws, Generator generator)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return Erase(Light(Move(images, draws), draws), draws, generator).MoveToOuterDisposeScope();
    }

    private static void Check(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4 || images.numel() == 0 || !images.is_floating_point())
        {
            throw new ArgumentException(
                $"The pictures are {images.dtype} of shape [{string.Join(", ", images.shape)}]; expected floating point from 0 to 1 of shape [n, channels, height, width], none of them 0. "
                + "Convert bytes by to_type(ScalarType.Float32) / 255.",
                nameof(images));
        }
    }

    private static (int Height, int Width) SizeOf(Tensor images) => ((int)images.size(2), (int)images.size(3));

    private (int Height, int Width) OutputSize(Tensor images) => _options.Size ?? SizeOf(images);

    private Tensor Move(Tensor images, AugmentationDraw[] draws)
    {
        var size = SizeOf(images);
        var square = size.Height == size.Width;
        if (OutputSize(images) == size && draws.All(draw => draw.KeepsPixels && (square || draw.Symmetry is 0 or 1 or 2 or 4)))
            return GridResampling.ApplySymmetries(images, [.. draws.Select(draw => draw.Symmetry)]);
        return GridResampling.Apply(images, [.. draws.Select(draw => Homography.Of(draw, size))], OutputSize(images), _options.Padding);
    }

    // fastai's lighting: sigmoid(contrast * (logit(x) + logit(brightness))), so that no value leaves [0, 1].
    private static Tensor Light(Tensor images, AugmentationDraw[] draws)
    {
        if (draws.All(draw => draw.KeepsLight))
            return images;
        var shift = PerPicture(draws, draw => Math.Log(draw.Brightness / (1 - draw.Brightness)), images);
        var contrast = PerPicture(draws, draw => draw.Contrast, images);
        return sigmoid(images.clamp(LightLimit, 1 - LightLimit).logit().add_(shift).mul_(contrast));
    }

    private static Tensor PerPicture(AugmentationDraw[] draws, Func<AugmentationDraw, double> number, Tensor images) =>
        tensor(draws.Select(draw => (float)number(draw)).ToArray()).reshape(-1, 1, 1, 1).to_type(images.dtype).to(images.device);

    private Tensor Erase(Tensor images, AugmentationDraw[] draws, Generator generator)
    {
        if (draws.All(draw => draw.Erased.Count == 0))
            return images;
        var channels = images.size(1);
        var mean = PerChannel(_options.NoiseMean, nameof(ImageAugmentationOptions.NoiseMean), channels);
        var deviation = PerChannel(_options.NoiseDeviation, nameof(ImageAugmentationOptions.NoiseDeviation), channels);
        for (var i = 0; i < draws.Length; i++)
        {
            foreach (var box in draws[i].Erased.Where(box => box.Width > 0 && box.Height > 0))
            {
                var noise = randn([channels, box.Height, box.Width], ScalarType.Float32, CPU, generator: generator).mul_(deviation).add_(mean);
                images[i].narrow(1, box.Top, box.Height).narrow(2, box.Left, box.Width).copy_(noise);
            }
        }

        return images;
    }

    private static Tensor PerChannel(IReadOnlyList<float> numbers, string property, long channels)
    {
        if (numbers.Count != channels && numbers.Count is not (1 or 3))
            throw new ArgumentException($"ImageAugmentationOptions.{property} has {numbers.Count} numbers for pictures of {channels} channels; expected 1 or {channels}.");
        var each = numbers.Count == channels ? numbers : [.. Enumerable.Repeat(numbers.Average(), (int)channels)];
        return tensor(each.ToArray()).reshape(-1, 1, 1);
    }
}
