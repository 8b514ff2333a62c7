using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

public sealed class ImageDecoderTests
{
    private static readonly ImageDecoder Decoder = new(16, 3, ImageFit.Squash);

    public static TheoryData<string, ImageFit> Pictures => [.. ReferencePicture.All.Select(picture => (picture.Name, picture.Fit))];

    // Pillow's numbers. Tolerance, in bytes: 0 where nothing is rounded; 1 for 16 bits, where one may round and another cut off;
    // 2 for JPEG, where libraries round the transform apart, and for blending with white; 3 for CMYK, which blends after a JPEG;
    // 5 for large pictures, which are made smaller by filters that differ.
    [Theory]
    [MemberData(nameof(Pictures))]
    public void Decode_EveryKindOfFile_LooksAsInPillow(string name, ImageFit fit)
    {
        var picture = ReferencePicture.Named(name, fit);

        var (pixels, fault) = picture.Decoder().Decode(new ImageItem(Bytes: picture.File));

        Assert.Null(fault);
        var worst = picture.Expected.Zip(pixels!, (expected, got) => Math.Abs(expected - got)).Max();
        Assert.True(worst <= picture.Tolerance, $"{name}: {worst} apart; expected at most {picture.Tolerance}.");
    }

    [Fact]
    public void Decode_OneChannel_IsTheWeightedSum()
    {
        var picture = ReferencePicture.Named("PNG");
        var area = picture.Size * picture.Size;
        var expected = Enumerable.Range(0, area).Select(i => (0.299 * picture.Expected[i]) + (0.587 * picture.Expected[area + i]) + (0.114 * picture.Expected[(2 * area) + i]));

        var (pixels, _) = picture.Decoder(channels: 1).Decode(new ImageItem(Bytes: picture.File));

        Assert.All(expected.Zip(pixels!), pair => Assert.InRange(pair.Second, pair.First - 0.5001, pair.First + 0.5001));
    }

    [Theory]
    [InlineData(ImageFit.Squash)]
    [InlineData(ImageFit.Crop)]
    [InlineData(ImageFit.Pad)]
    public void Decode_OnePixel_FillsThePicture(ImageFit fit)
    {
        using var pixel = new SKBitmap(1, 1, SKColorType.Rgba8888, SKAlphaType.Opaque);
        pixel.SetPixel(0, 0, new SKColor(10, 20, 30));
        using var png = pixel.Encode(SKEncodedImageFormat.Png, 100);

        var (pixels, fault) = new ImageDecoder(4, 3, fit).Decode(new ImageItem(Bytes: png.ToArray()));

        Assert.Null(fault);
        Assert.Equal([.. Enumerable.Repeat((byte)10, 16), .. Enumerable.Repeat((byte)20, 16), .. Enumerable.Repeat((byte)30, 16)], pixels!);
    }

    [Theory]
    [InlineData(ImageFit.Squash)]
    [InlineData(ImageFit.Crop)]
    [InlineData(ImageFit.Pad)]
    public void Decode_RightSizeAlready_KeepsEveryPixel(ImageFit fit)
    {
        var noise = new byte[3 * 16 * 16];
        new Random(1).NextBytes(noise);
        var bitmap = Noise(noise);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var decoder = new ImageDecoder(16, 3, fit);

        var (pixels, _) = decoder.Decode(new ImageItem(Bytes: png.ToArray()));
        using var item = new ImageItem(Bitmap: bitmap);

        Assert.Equal(noise, pixels!);
        Assert.Equal(noise, decoder.Decode(item).Pixels!);
    }

    // 400 million pixels: in full they would take 1.6 GB.
    [Fact]
    public void Decode_HugeJpeg_IsReadAtAFractionOfItsSize()
    {
        var (pixels, fault) = new ImageDecoder(32, 1, ImageFit.Squash).Decode(new ImageItem(Bytes: HandMadePicture.Jpeg(20_000, 20_000)));

        Assert.Null(fault);
        Assert.All(pixels!, value => Assert.Equal(128, value));
    }

    [Fact]
    public void Decode_HugePng_IsNamedBeforeItIsRead()
    {
        var (_, fault) = Decoder.Decode(new ImageItem(Bytes: HandMadePicture.PngBeginning(20_000, 20_000)));

        Assert.Equal("it has 20000 x 20000 pixels; at most 200000000 are read", fault);
    }

    [Theory]
    [InlineData(20_000, 1, ImageFit.Squash)]
    [InlineData(20_000, 1, ImageFit.Crop)]
    [InlineData(1, 20_000, ImageFit.Squash)]
    [InlineData(1, 20_000, ImageFit.Crop)]
    public void Decode_ALine_FillsThePicture(int width, int height, ImageFit fit)
    {
        var (pixels, fault) = new ImageDecoder(8, 1, fit).Decode(new ImageItem(Bytes: HandMadePicture.Jpeg(width, height)));

        Assert.Null(fault);
        Assert.All(pixels!, value => Assert.Equal(128, value));
    }

    [Fact]
    public void Decode_ALineWithPad_IsOneLineOrBlack()
    {
        var (pixels, fault) = new ImageDecoder(8, 1, ImageFit.Pad).Decode(new ImageItem(Bytes: HandMadePicture.Jpeg(20_000, 1)));

        Assert.Null(fault);
        Assert.All(pixels!, value => Assert.InRange(value, 0, 128));
    }

    [Fact]
    public void Decode_WhatIsNoPicture_SaysWhatItIs()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text.jpg"), "Not a picture.");
        File.WriteAllBytes(folder.File("empty.jpg"), []);

        string? Fault(string name) => Decoder.Decode(new ImageItem(Path: folder.File(name))).Fault;

        Assert.Contains("Could not find file", Fault("nowhere.jpg"), StringComparison.Ordinal);
        Assert.Equal("it is a folder", Fault(""));
        Assert.Equal("it is in no known picture format", Fault("text.jpg"));
        Assert.Equal("the file is empty", Fault("empty.jpg"));
        Assert.Equal("there is no picture", Decoder.Decode(new ImageItem(Bytes: [])).Fault);
        Assert.Equal("there is no picture", Decoder.Decode(new ImageItem(Path: "")).Fault);
        Assert.NotNull(Decoder.Decode(new ImageItem(Path: "a\0b")).Fault);
    }

    [Theory]
    [InlineData("JPEG")]
    [InlineData("JPEG, progressive")]
    [InlineData("PNG")]
    [InlineData("GIF")]
    [InlineData("WebP")]
    [InlineData("BMP")]
    public void Decode_CutOffAnywhere_IsAFaultOrThePicture(string name)
    {
        var picture = ReferencePicture.Named(name);
        var whole = picture.Decoder().Decode(new ImageItem(Bytes: picture.File)).Pixels;

        for (var length = 1; length < picture.File.Length; length += 7)
        {
            var (pixels, fault) = picture.Decoder().Decode(new ImageItem(Bytes: picture.File[..length]));

            Assert.True(fault is not null || pixels!.SequenceEqual(whole!), $"{name} cut off after {length} of {picture.File.Length} bytes is read as another picture.");
        }
    }

    [Fact]
    public void Decode_DamagedOrientation_IsRead()
    {
        var picture = ReferencePicture.Named("orientation 6, PNG");
        var start = picture.File.AsSpan().IndexOf("eXIf"u8);

        for (var i = start - 4; i < start + 30; i++)
        {
            byte[] damaged = [.. picture.File];
            damaged[i] = 0xFF;

            Assert.True(Enum.IsDefined(PngOrientation.Of(damaged)));
        }
    }

    [Fact]
    public void Decode_SeveralThreads_GiveTheSame()
    {
        var decoded = new byte[64][];
        Parallel.For(0, decoded.Length, i => decoded[i] = Decoder.Decode(new ImageItem(Bytes: ReferencePicture.All[i % 8].File)).Pixels!);

        for (var i = 8; i < decoded.Length; i++)
            Assert.Equal(decoded[i % 8], decoded[i]);
    }

    private static SKBitmap Noise(byte[] planes)
    {
        var bitmap = new SKBitmap(16, 16, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var i = 0; i < 256; i++)
            bitmap.SetPixel(i % 16, i / 16, new SKColor(planes[i], planes[256 + i], planes[512 + i]));
        return bitmap;
    }
}
