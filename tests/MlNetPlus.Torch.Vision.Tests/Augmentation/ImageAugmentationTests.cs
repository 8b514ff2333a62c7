using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class ImageAugmentationTests
{
    private static readonly ImageAugmentation Any = new(new() { Dihedral = true, MinCropArea = 0.4, MaxCropRatio = 1.5, ErasingProbability = 0.5, MaxErasedBoxes = 2 });

    [Fact]
    public void Apply_NothingAllowed_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(8, 3, 13, 9);

        var result = new ImageAugmentation(Nothing()).Apply(images, new Generator(1, CPU));

        Assert.True(result.equal(images).all().item<bool>());
        Assert.NotEqual(images.Handle, result.Handle);
    }

    [Fact]
    public void Apply_NothingDrawn_ComesThroughTheGridUnchanged()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(2, 3, 13, 9);
        var identity = Homography.Of(AugmentationDraw.None, (13, 9));

        var result = GridResampling.Apply(images, [identity, identity], (13, 9), AugmentationPadding.Reflection);

        Assert.True(result.allclose(images, rtol: 0, atol: 1e-5));
    }

    [Fact]
    public void Apply_Flip_IsExact()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(64, 3, 13, 9);
        var options = Nothing();
        options.HorizontalFlip = true;

        var result = new ImageAugmentation(options).Apply(images, new Generator(1, CPU));

        var same = Enumerable.Range(0, 64).Count(i => result[i].equal(images[i]).all().item<bool>());
        var flipped = Enumerable.Range(0, 64).Count(i => result[i].equal(images[i].flip(2)).all().item<bool>());
        Assert.Equal(64, same + flipped);
        Assert.InRange(flipped, 12, 52);
    }

    [Fact]
    public void Apply_Shift_MovesWholePixelsAndPads()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(1, 3, 13, 9);
        var options = Nothing();
        options.Padding = AugmentationPadding.Zeros;
        var draw = AugmentationDraw.None with { Crop = new PixelBox(-2, 3, 9, 13) };

        var result = new ImageAugmentation(options).Apply(images, [draw], new Generator(1, CPU));

        Assert.True(result[.., .., ..10, 2..].allclose(images[.., .., 3.., ..7], rtol: 0, atol: 1e-5));
        Assert.Equal(0, result[.., .., 10.., ..].abs().max().item<float>(), 1e-6);
        Assert.Equal(0, result[.., .., .., ..2].abs().max().item<float>(), 1e-6);
    }

    [Fact]
    public void Apply_ShiftAlone_IsOneResampling()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(16, 1, 28, 28);
        var options = Nothing();
        options.MaxShift = 2;

        var result = new ImageAugmentation(options).Apply(images, new Generator(1, CPU));

        Assert.Equal(images.shape, result.shape);
        Assert.False(result.allclose(images));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Apply_Symmetry_IsExactAndWhatTheGridSays(int symmetry)
    {
        using var scope = NewDisposeScope();
        var images = Pictures(1, 2, 11, 11);
        var draw = AugmentationDraw.None with { Symmetry = symmetry };

        var exact = Any.Apply(images, [draw], new Generator(1, CPU));
        var sampled = GridResampling.Apply(images, [Homography.Of(draw, (11, 11))], (11, 11), AugmentationPadding.Zeros);

        Assert.True(exact.allclose(sampled, rtol: 0, atol: 1e-5));
        Assert.Equal(images.flatten().sort().Values.data<float>().ToArray(), exact.flatten().sort().Values.data<float>().ToArray());
    }

    [Fact]
    public void Apply_Rotation_TurnsClockwise()
    {
        using var scope = NewDisposeScope();
        var images = zeros(1, 1, 5, 5);
        images[0, 0, 0, 2] = 1; // the upper middle goes to the right middle

        var result = Any.Apply(images, [AugmentationDraw.None with { Angle = 90 }], new Generator(1, CPU));

        Assert.Equal(1, result[0, 0, 2, 4].item<float>(), 5);
        Assert.Equal(1, result.sum().item<float>(), 4);
    }

    [Fact]
    public void Apply_Zoom_EnlargesAroundItsCentre()
    {
        using var scope = NewDisposeScope();
        var images = linspace(0, 1, 9).expand(1, 1, 9, 9);

        var left = Any.Apply(images, [AugmentationDraw.None with { Zoom = 2, Centre = (0, 0.5) }], new Generator(1, CPU));
        var right = Any.Apply(images, [AugmentationDraw.None with { Zoom = 2, Centre = (1, 0.5) }], new Generator(1, CPU));

        Assert.True(left[0, 0, 4].allclose(linspace(0, 0.5, 9), atol: 1e-5));
        Assert.True(right[0, 0, 4].allclose(linspace(0.5, 1, 9), atol: 1e-5));
    }

    [Fact]
    public void Apply_Everything_EqualsOneWarpOfTheComposedMatrix()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(3, 3, 24, 24);
        using var generator = new Generator(5, CPU);
        var draws = Any.Draw(3, (24, 24), generator).Select(draw => draw with { Brightness = 0.5, Contrast = 1, Erased = [] }).ToArray();

        var result = Any.Apply(images, draws, generator);

        for (var i = 0; i < 3; i++)
        {
            var expected = GridResampling.Apply(images[i..(i + 1)], [Homography.Of(draws[i], (24, 24))], (24, 24), AugmentationPadding.Reflection);
            Assert.True(result[i].allclose(expected[0], atol: 1e-5));
        }
    }

    [Fact]
    public void Apply_TwoSteps_AreCloseToOneOnASmoothPicture()
    {
        using var scope = NewDisposeScope();
        var wave = (sin(linspace(0, 3, 64)).unsqueeze(1) * cos(linspace(0, 2, 64)).unsqueeze(0)).reshape(1, 1, 64, 64);
        var turn = AugmentationDraw.None with { Angle = 7 };
        var zoom = AugmentationDraw.None with { Zoom = 1.2, Centre = (0.4, 0.6) };

        var together = Any.Apply(wave, [turn with { Zoom = 1.2, Centre = (0.4, 0.6) }], new Generator(1, CPU));
        var apart = Any.Apply(Any.Apply(wave, [turn], new Generator(1, CPU)), [zoom], new Generator(1, CPU));

        Assert.True((together - apart).abs().narrow(2, 12, 40).narrow(3, 12, 40).max().item<float>() < 0.003);
    }

    // fastai 2.8.9: .5 at brightness .6 gives .6; .8 at contrast 1.25 gives .849779.
    [Fact]
    public void Apply_Lighting_GivesFastaisNumbers()
    {
        using var scope = NewDisposeScope();
        var images = tensor(new[] { 0.5f, 0.8f, 0, 1 }).reshape(4, 1, 1, 1);

        var result = Any.Apply(
            images,
            [AugmentationDraw.None with { Brightness = 0.6 }, AugmentationDraw.None with { Contrast = 1.25 }, AugmentationDraw.None with { Brightness = 0.6 }, AugmentationDraw.None with { Brightness = 0.4 }],
            new Generator(1, CPU)).data<float>().ToArray();

        Assert.Equal(0.6, result[0], 5);
        Assert.Equal(0.849779, result[1], 5);
        Assert.InRange(result[2], 0, 1e-5);
        Assert.InRange(result[3], 1 - 1e-5, 1);
    }

    [Theory]
    [InlineData(AugmentationPadding.Zeros, 0.0, 0.0)]
    [InlineData(AugmentationPadding.Border, 0.0, 1.0)]
    [InlineData(AugmentationPadding.Reflection, 0.5, 0.5)]
    public void Apply_Shrunk_ShowsThePaddingOutside(AugmentationPadding padding, double left, double right)
    {
        using var scope = NewDisposeScope();
        var images = linspace(0, 1, 9).expand(1, 1, 9, 9);
        var options = Nothing();
        options.Padding = padding;

        var result = new ImageAugmentation(options).Apply(images, [AugmentationDraw.None with { Zoom = 0.5 }], new Generator(1, CPU));

        Assert.Equal(left, result[0, 0, 4, 0].item<float>(), 5);
        Assert.Equal(right, result[0, 0, 4, 8].item<float>(), 5);
        Assert.Equal(0.5, result[0, 0, 4, 4].item<float>(), 5);
    }

    [Fact]
    public void Apply_Crop_ShowsThatPartAtFullSize()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(1, 3, 9, 9);

        var result = Any.Apply(images, [AugmentationDraw.None with { Crop = new(2, 4, 5, 3) }], new Generator(1, CPU));

        Assert.True(result[0, .., 0, 0].allclose(images[0, .., 4, 2], atol: 1e-5));
        Assert.True(result[0, .., 8, 8].allclose(images[0, .., 6, 6], atol: 1e-5));
        Assert.True(result[0, .., 4, 4].allclose(images[0, .., 5, 4], atol: 1e-5));
    }

    [Fact]
    public void Apply_Erased_IsNoiseOfTheTrainingsScaleInTheBoxAlone()
    {
        using var scope = NewDisposeScope();
        var images = full([1, 3, 120, 120], 0.25f);
        var box = new PixelBox(10, 20, 100, 90);

        var result = Any.Apply(images, [AugmentationDraw.None with { Erased = [box] }], new Generator(1, CPU));

        var inside = result[0].narrow(1, 20, 90).narrow(2, 10, 100);
        Assert.Equal(3 * ((120 * 120) - (90 * 100)), (result == 0.25f).sum().item<long>());
        Assert.True(inside.mean([1, 2]).allclose(tensor(new[] { 0.485f, 0.456f, 0.406f }), atol: 0.01));
        Assert.True(inside.std([1, 2]).allclose(tensor(new[] { 0.229f, 0.224f, 0.225f }), atol: 0.01));
    }

    [Fact]
    public void Apply_SameSeed_GivesTheSamePictures()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(6, 1, 28, 28);

        var one = Any.Apply(images, new Generator(3, CPU));
        var two = Any.Apply(images, new Generator(3, CPU));
        var other = Any.Apply(images, new Generator(4, CPU));

        Assert.True(one.equal(two).all().item<bool>());
        Assert.False(one.equal(other).all().item<bool>());
    }

    [Fact]
    public void Apply_Size_ResizesAllTheSame()
    {
        using var scope = NewDisposeScope();
        var images = Pictures(2, 3, 40, 30);
        var augmentation = new ImageAugmentation(new() { Size = (20, 24), MinCropArea = 0.6 });

        Assert.Equal([2, 3, 20, 24], augmentation.Apply(images, new Generator(1, CPU)).shape);
        Assert.Equal([2, 3, 20, 24], augmentation.Resize(images).shape);
        Assert.True(augmentation.Resize(images)[0, .., 0, 0].allclose(images[0, .., 0, 0], atol: 1e-5));
    }

    [Fact]
    public void Resize_ToMuchSmaller_AveragesThinLines()
    {
        using var scope = NewDisposeScope();
        var images = (arange(64) % 2).to_type(ScalarType.Float32).expand(1, 1, 64, 64);

        var result = new ImageAugmentation(new() { Size = (8, 8) }).Resize(images);

        Assert.True(result.allclose(full_like(result, 0.5), atol: 1e-5));
    }

    [Fact]
    public void Apply_OnePixel_Works()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([3, 1, 1, 1], Any.Apply(Pictures(3, 1, 1, 1), new Generator(1, CPU)).shape);
    }

    [Fact]
    public void Apply_ManyTimes_LeavesNoTensor()
    {
        using var images = Pictures(4, 3, 16, 16);
        using var generator = new Generator(1, CPU);
        Any.Apply(images, generator).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 10; i++)
            Any.Apply(images, generator).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Apply_Bytes_SaysWhatItWants()
    {
        using var images = zeros(2, 3, 8, 8, ScalarType.Byte);
        using var generator = new Generator(1, CPU);

        Assert.Equal(
            "The pictures are Byte of shape [2, 3, 8, 8]; expected floating point from 0 to 1 of shape [n, channels, height, width], none of them 0. "
            + "Convert bytes by to_type(ScalarType.Float32) / 255. (Parameter 'images')",
            Assert.Throws<ArgumentException>(() => Any.Apply(images, generator)).Message);
    }

    [Fact]
    public void Constructor_FaultyOptions_NamesAllFaults()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ImageAugmentation(new() { MaxRotation = 200, MaxZoom = 0.5, MaxWarp = 1, MinCropArea = 0, Size = (0, 3), NoiseMean = [] }));

        Assert.Equal(
            """
            ImageAugmentationOptions has 6 faults:
            - MaxRotation is 200; expected from 0 to 180 degrees.
            - MaxZoom is 0.5; expected at least MinZoom.
            - MaxWarp is 1; expected from 0 to 0.4.
            - MinCropArea is 0; expected more than 0, to 1.
            - Size is (0, 3); expected at least 1 x 1, or null.
            - NoiseMean is empty; expected finite numbers.
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("preview.png", 1)]
    [InlineData("preview.jpg", 3)]
    [InlineData("preview.webp", 3)]
    public void SavePreview_Batch_DrawsAGridWithTheOriginalsFirst(string name, int channels)
    {
        using var folder = new TemporaryFolder();
        using var images = ones(2, channels, 28, 28);

        new ImageAugmentation(Nothing()).SavePreview(folder.File(name), images, versions: 3);

        using var bitmap = SKBitmap.Decode(folder.File(name));
        Assert.Equal((4 * (84 + 4)) + 4, bitmap.Width); // 28 pixels are shown three times as large
        Assert.Equal((2 * (84 + 4)) + 4, bitmap.Height);
    }

    [Fact]
    public void SavePreview_Png_HoldsThePixels()
    {
        using var folder = new TemporaryFolder();
        using var images = tensor(new[] { 1f, 0, 0, 0, 0.5f, 0, 0, 0, 0.2f, 0, 0, 0 }).reshape(1, 3, 2, 2);

        new ImageAugmentation(Nothing()).SavePreview(folder.File("p.png"), images, versions: 1);

        using var bitmap = SKBitmap.Decode(folder.File("p.png"));
        Assert.Equal(SKColors.White, bitmap.GetPixel(0, 0));
        Assert.Equal(new SKColor(255, 128, 51), bitmap.GetPixel(4, 4));
        Assert.Equal(SKColors.Black, bitmap.GetPixel(4 + 63, 4));
        Assert.Equal(new SKColor(255, 128, 51), bitmap.GetPixel(4 + 64 + 4, 4));
    }

    [Fact]
    public void SavePreview_OtherExtension_SaysWhichThereAre()
    {
        using var images = ones(1, 1, 4, 4);

        Assert.Equal("The extension of 'p.gif' is '.gif'; expected .png, .jpg, .jpeg or .webp. (Parameter 'path')", Assert.Throws<ArgumentException>(() => Any.SavePreview("p.gif", images)).Message);
    }

    private static ImageAugmentationOptions Nothing() => new() { HorizontalFlip = false, MaxRotation = 0, MaxZoom = 1, MaxWarp = 0, MaxLighting = 0 };

    private static Tensor Pictures(int count, int channels, int height, int width)
    {
        using var generator = new Generator(11, CPU);
        return rand([count, channels, height, width], ScalarType.Float32, CPU, generator: generator);
    }
}
