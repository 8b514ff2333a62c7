using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class AugmentationSamplerTests
{
    private const int Count = 20_000;

    [Fact]
    public void Draw_Defaults_AreSpreadAsFastais()
    {
        var draws = Draw(new());

        AssertShare(0.5, draws, draw => draw.Symmetry == 1);
        AssertShare(0.5, draws, draw => draw.Symmetry == 0);
        AssertShare(0.75, draws, draw => draw.Angle != 0);
        AssertShare(0.75, draws, draw => draw.Zoom != 1);
        AssertShare(0.75, draws, draw => draw.Warp.X != 0);
        AssertShare(0.75 * 0.75, draws, draw => draw.Warp is { X: not 0, Y: not 0 });
        AssertShare(0.75, draws, draw => draw.Brightness != 0.5);
        AssertShare(0.75, draws, draw => draw.Contrast != 1);
        AssertUniform(-10, 10, draws.Select(draw => draw.Angle).Where(angle => angle != 0));
        AssertUniform(1, 1.1, draws.Select(draw => draw.Zoom).Where(zoom => zoom != 1));
        AssertUniform(-0.2, 0.2, draws.Select(draw => draw.Warp.Y).Where(warp => warp != 0));
        AssertUniform(0, 1, draws.Select(draw => draw.Centre.X));
        AssertUniform(0, 1, draws.Select(draw => draw.Centre.Y));
        AssertUniform(0.4, 0.6, draws.Select(draw => draw.Brightness).Where(brightness => brightness != 0.5));
        AssertUniform(Math.Log(0.8), Math.Log(1.25), draws.Select(draw => Math.Log(draw.Contrast)).Where(contrast => contrast != 0));
        Assert.All(draws, draw => Assert.True(draw.Crop is null && draw.Erased.Count == 0));
    }

    [Fact]
    public void Draw_Dihedral_LeavesNineOfSixteenAsTheyAre()
    {
        var draws = Draw(new() { Dihedral = true });

        AssertShare(9 / 16.0, draws, draw => draw.Symmetry == 0);
        for (var symmetry = 1; symmetry < 8; symmetry++)
            AssertShare(1 / 16.0, draws, draw => draw.Symmetry == symmetry);
    }

    [Fact]
    public void Draw_Crops_HaveTheAreaAndStayInside()
    {
        var draws = Draw(new() { MinCropArea = 0.5, MaxCropRatio = 4 / 3.0 }, (300, 200));

        Assert.All(draws, draw => Assert.True(draw.Crop is { } crop && crop.Left >= 0 && crop.Top >= 0 && crop.Left + crop.Width <= 200 && crop.Top + crop.Height <= 300));
        Assert.All(draws, draw => Assert.InRange(draw.Crop!.Value.Width / (double)draw.Crop!.Value.Height, 0.74, 1.35));
        Assert.All(draws, draw => Assert.InRange(draw.Crop!.Value.Width * draw.Crop!.Value.Height / 60_000.0, 0.49, 1));
        Assert.Contains(draws, draw => draw.Crop!.Value.Left == 0);
        Assert.Contains(draws, draw => draw.Crop!.Value is var crop && crop.Left + crop.Width == 200);
    }

    [Fact]
    public void Draw_CropsOfSquares_HaveUniformArea() => AssertUniform(
        0.5, 1, Draw(new() { MinCropArea = 0.5 }, (1000, 1000)).Select(draw => draw.Crop!.Value.Width * draw.Crop!.Value.Height / 1e6));

    [Fact]
    public void Draw_Shift_IsUniformOverWholePixels()
    {
        var draws = Draw(new() { MaxShift = 2 }, (28, 30));

        Assert.All(draws, draw => Assert.True(draw.Crop is null or { Width: 30, Height: 28 }));
        for (var shift = -2; shift <= 2; shift++)
        {
            AssertShare(0.2, draws, draw => (draw.Crop?.Left ?? 0) == shift);
            AssertShare(0.2, draws, draw => (draw.Crop?.Top ?? 0) == shift);
        }

        AssertShare(1 / 25.0, draws, draw => draw.Crop is null);
    }

    [Fact]
    public void Draw_Shift_LeavesTheOtherDrawsAsTheyAre()
    {
        var options = new ImageAugmentationOptions { ErasingProbability = 0.5, MaxErasedBoxes = 2 };
        var without = Draw(options, count: 1)[0];
        options.MaxShift = 3;

        var with = Draw(options, count: 1)[0];

        Assert.Equal((without.Angle, without.Zoom, without.Brightness), (with.Angle, with.Zoom, with.Brightness));
        Assert.Equal(without.Erased, with.Erased);
    }

    [Fact]
    public void Draw_CropThatCannotFit_IsTheLargestInTheMiddle() =>
        Assert.All(Draw(new() { MinCropArea = 0.9 }, (100, 20)), draw => Assert.Equal(new PixelBox(0, 40, 20, 20), draw.Crop));

    [Fact]
    public void Draw_Erasing_KeepsToItsAreaAndTheFrame()
    {
        var draws = Draw(new() { ErasingProbability = 0.5, MaxErasedBoxes = 3 }, (100, 100));

        AssertShare(0.5, draws, draw => draw.Erased.Count > 0);
        for (var boxes = 1; boxes <= 3; boxes++)
            AssertShare(1 / 6.0, draws, draw => draw.Erased.Count == boxes);
        var erased = draws.SelectMany(draw => draw.Erased).ToArray();
        Assert.All(erased, box => Assert.True(box is { Left: >= 0, Top: >= 0, Width: >= 0, Height: >= 0 } && box.Left + box.Width <= 100 && box.Top + box.Height <= 100));
        Assert.All(draws, draw => Assert.InRange(draw.Erased.Sum(box => box.Width * box.Height), 0, 3300));
        AssertUniform(0, 0.3, draws.Where(draw => draw.Erased.Count == 1).Select(draw => draw.Erased[0].Width * draw.Erased[0].Height / 1e4), tolerance: 0.05);
    }

    [Fact]
    public void Draw_SameSeed_GivesTheSame()
    {
        var options = new ImageAugmentationOptions { Dihedral = true, MinCropArea = 0.3, ErasingProbability = 0.5 };

        Assert.Equal(Draw(options).Select(Show), Draw(options).Select(Show));
        Assert.NotEqual(Draw(options).Select(Show), Draw(options, seed: 2).Select(Show));
    }

    private static string Show(AugmentationDraw draw) => $"{draw with { Erased = [] }} {string.Join(';', draw.Erased)}";

    private static AugmentationDraw[] Draw(ImageAugmentationOptions options, (int Height, int Width)? size = null, int seed = 1, int count = Count)
    {
        using var generator = new Generator((ulong)seed, CPU);
        return new ImageAugmentation(options).Draw(count, size ?? (32, 32), generator);
    }

    // Five standard deviations of a share among 20,000.
    private static void AssertShare(double expected, AugmentationDraw[] draws, Func<AugmentationDraw, bool> property) =>
        Assert.InRange(draws.Count(property) / (double)Count, expected - (5 * Math.Sqrt(expected * (1 - expected) / Count)), expected + (5 * Math.Sqrt(expected * (1 - expected) / Count)));

    /// <summary>Kolmogorov and Smirnov's distance to the uniform distribution; 0.02 is far beyond chance for 10,000 numbers.</summary>
    private static void AssertUniform(double from, double to, IEnumerable<double> numbers, double tolerance = 0.02)
    {
        var sorted = numbers.Order().ToArray();
        Assert.InRange(sorted[0], from - 0.01, to);
        Assert.InRange(sorted[^1], from, to + 0.01);
        for (var i = 0; i < sorted.Length; i++)
            Assert.InRange((sorted[i] - from) / (to - from), (i / (double)sorted.Length) - tolerance, ((i + 1) / (double)sorted.Length) + tolerance);
    }
}
