using SkiaSharp;

namespace MlNetPlus.Cleaning.Tests;

public sealed class ThumbnailMakerTests
{
    private readonly ThumbnailMaker _maker = new(size: 100);

    [Fact]
    public void Make_LargePicture_IsBroughtToSize()
    {
        var thumbnail = _maker.Make(Pictures.Jpeg(400, 200));

        Assert.Equal((100, 50, null), (thumbnail.Width, thumbnail.Height, thumbnail.Fault));
        Assert.StartsWith("data:image/jpeg;base64,", thumbnail.DataUri, StringComparison.Ordinal);
        using var bitmap = Pictures.Decode(thumbnail.DataUri!);
        Assert.True(IsRed(bitmap.GetPixel(10, 25)) && !IsRed(bitmap.GetPixel(90, 25)));
    }

    [Fact]
    public void Make_SmallPicture_KeepsItsPixels()
    {
        var thumbnail = _maker.Make(Pictures.Png(28, 14));

        Assert.Equal((28, 14), (thumbnail.Width, thumbnail.Height));
        Assert.StartsWith("data:image/png;base64,", thumbnail.DataUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 100, 50, 25, 25)] // as stored: red at the left
    [InlineData(3, 100, 50, 75, 25)] // turned by 180 degrees: red at the right
    [InlineData(6, 50, 100, 25, 25)] // stored left is the top
    [InlineData(8, 50, 100, 25, 75)] // stored left is the bottom
    public void Make_ExifOrientation_IsUpright(byte orientation, int width, int height, int redX, int redY)
    {
        var thumbnail = _maker.Make(Pictures.TurnedJpeg(400, 200, orientation));

        Assert.Equal((width, height), (thumbnail.Width, thumbnail.Height));
        using var bitmap = Pictures.Decode(thumbnail.DataUri!);
        Assert.True(IsRed(bitmap.GetPixel(redX, redY)));
        Assert.False(IsRed(bitmap.GetPixel(width - 1 - redX, height - 1 - redY)));
    }

    [Fact]
    public void Make_NoPicture_SaysWhy() => Assert.Equal("it is in no known picture format", _maker.Make([1, 2, 3, 4]).Fault);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Make_PictureCutOff_SaysWhy(double kept)
    {
        byte[] png = Pictures.Png(300, 300), jpeg = Pictures.Jpeg(300, 300);

        Assert.Equal("it is damaged or cut off", _maker.Make(png[..(int)(kept * png.Length)]).Fault);
        Assert.Equal("it is damaged or cut off", _maker.Make(jpeg[..(int)(kept * jpeg.Length)]).Fault);
    }

    private static bool IsRed(SKColor colour) => colour.Red > 200 && colour.Blue < 60;
}
