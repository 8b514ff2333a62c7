using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Draws what happens to each picture. Every picture takes the same number of random numbers, whatever comes of them.</summary>
internal sealed class AugmentationSampler(ImageAugmentationOptions options)
{
    private const int CropTries = 10;
    private const int NumbersBeforeBoxes = 16 + (2 * CropTries) + 2 + 2;
    private const int NumbersOfABox = 4;
    private const int NumbersOfAShift = 2;
    private const double MinErasedAspect = 0.3;

    /// <param name="count">How many pictures.</param>
    /// <param name="input">The pictures' height and width.</param>
    /// <param name="output">The results' height and width.</param>
    /// <param name="generator">A generator on the CPU.</param>
    public AugmentationDraw[] Draw(long count, (int Height, int Width) input, (int Height, int Width) output, Generator generator)
    {
        var each = NumbersBeforeBoxes + (NumbersOfABox * options.MaxErasedBoxes) + (options.MaxShift > 0 ? NumbersOfAShift : 0);
        using var uniforms = rand([count, each], ScalarType.Float64, CPU, generator: generator);
        var numbers = uniforms.data<double>().ToArray();
        var draws = new AugmentationDraw[count];
        for (var i = 0; i < draws.Length; i++)
            draws[i] = DrawOne(new Numbers(numbers.AsSpan(i * each, each)), input, output);
        return draws;
    }

    private AugmentationDraw DrawOne(Numbers u, (int Height, int Width) input, (int Height, int Width) output)
    {
        var symmetry = Symmetry(ref u);
        var warp = (Maybe(ref u, options.AffineProbability, -options.MaxWarp, options.MaxWarp, 0), Maybe(ref u, options.AffineProbability, -options.MaxWarp, options.MaxWarp, 0));
        var angle = Maybe(ref u, options.AffineProbability, -options.MaxRotation, options.MaxRotation, 0);
        var zoom = Maybe(ref u, options.AffineProbability, options.MinZoom, options.MaxZoom, 1);
        var centre = (u.Next(), u.Next());
        var brightness = Maybe(ref u, options.LightingProbability, 0.5 * (1 - options.MaxLighting), 0.5 * (1 + options.MaxLighting), AugmentationDraw.NoBrightness);
        var range = -Math.Log(1 - options.MaxLighting);
        var contrast = Math.Exp(Maybe(ref u, options.LightingProbability, -range, range, 0));
        var (crop, erased) = (Crop(ref u, input), Erased(ref u, output));
        return new(symmetry, warp, angle, zoom, centre, brightness, contrast, Shifted(crop, ref u, input), erased);
    }

    /// <summary>The crop, or the whole picture where there is none, moved by whole pixels: it may then reach over the border.</summary>
    private PixelBox? Shifted(PixelBox? crop, ref Numbers u, (int Height, int Width) input)
    {
        if (options.MaxShift == 0)
            return crop;
        var (x, y) = (Shift(ref u), Shift(ref u));
        var box = crop ?? new(0, 0, input.Width, input.Height);
        return crop is null && x == 0 && y == 0 ? null : box with { Left = box.Left + x, Top = box.Top + y };
    }

    private int Shift(ref Numbers u) => (int)(u.Next() * ((2 * options.MaxShift) + 1)) - options.MaxShift;

    private int Symmetry(ref Numbers u)
    {
        var happens = u.Next() < 0.5;
        var which = (int)(8 * u.Next());
        if (!happens)
            return 0;
        return options.Dihedral ? which : options.HorizontalFlip ? 1 : 0;
    }

    private static double Maybe(ref Numbers u, double probability, double from, double to, double otherwise)
    {
        var happens = u.Next() < probability;
        var value = u.Between(from, to);
        return happens && from != to ? value : happens && from == to ? from : otherwise;
    }

    private PixelBox? Crop(ref Numbers u, (int Height, int Width) input)
    {
        PixelBox? crop = null;
        var limit = Math.Log(options.MaxCropRatio);
        for (var i = 0; i < CropTries; i++)
        {
            var area = u.Between(options.MinCropArea, 1) * input.Width * input.Height;
            var ratio = Math.Exp(u.Between(-limit, limit));
            var (width, height) = ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
            if (crop is null && width is > 0 && height is > 0 && width <= input.Width && height <= input.Height)
                crop = new(0, 0, width, height);
        }

        var (x, y) = (u.Next(), u.Next());
        if (options.MinCropArea == 1 && options.MaxCropRatio == 1)
            return null;
        if (crop is { } box)
            return box with { Left = (int)(x * (input.Width - box.Width + 1)), Top = (int)(y * (input.Height - box.Height + 1)) };
        return Centred(input);
    }

    /// <summary>The largest crop in the middle whose sides have an allowed ratio, when no crop that was drawn fits.</summary>
    private PixelBox Centred((int Height, int Width) input)
    {
        var width = Math.Min(input.Width, Math.Max(1, (int)Math.Round(input.Height * options.MaxCropRatio)));
        var height = Math.Min(input.Height, Math.Max(1, (int)Math.Round(input.Width * options.MaxCropRatio)));
        return new((input.Width - width) / 2, (input.Height - height) / 2, width, height);
    }

    private PixelBox[] Erased(ref Numbers u, (int Height, int Width) output)
    {
        var happens = u.Next() < options.ErasingProbability;
        var count = 1 + (int)(u.Next() * options.MaxErasedBoxes);
        if (!happens)
        {
            u.Skip(NumbersOfABox * options.MaxErasedBoxes);
            return [];
        }

        var boxes = new PixelBox[count];
        var budget = (double)output.Width * output.Height / count;
        for (var i = 0; i < count; i++)
        {
            var area = u.Between(0, options.MaxErasedArea) * budget;
            var aspect = Math.Exp(u.Between(Math.Log(MinErasedAspect), -Math.Log(MinErasedAspect)));
            var (width, height) = ((int)Math.Round(Math.Sqrt(area / aspect)), (int)Math.Round(Math.Sqrt(area * aspect)));
            var left = (int)(u.Next() * (Math.Max(output.Width - width, 0) + 1));
            var top = (int)(u.Next() * (Math.Max(output.Height - height, 0) + 1));
            boxes[i] = new(left, top, Math.Min(width, output.Width - left), Math.Min(height, output.Height - top));
        }

        u.Skip(NumbersOfABox * (options.MaxErasedBoxes - count));
        return boxes;
    }

    /// <summary>The uniform numbers of one picture, one after the other.</summary>
    private ref struct Numbers(ReadOnlySpan<double> uniforms)
    {
        private readonly ReadOnlySpan<double> _uniforms = uniforms;
        private int _next;

        public double Next() => _uniforms[_next++];

        public void Skip(int count) => _next += count;

        public double Between(double from, double to) => from + ((to - from) * Next());
    }
}
