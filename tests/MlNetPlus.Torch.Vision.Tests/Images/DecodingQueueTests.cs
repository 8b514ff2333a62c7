using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

public sealed class DecodingQueueTests
{
    private const int Side = 10; // 400 bytes a picture

    [Fact]
    public void Add_MoreThanItMayHold_DecodesWhatWaits()
    {
        var queue = new DecodingQueue(new ImageDecoder(2, 1, ImageFit.Squash), mostBytesHeld: 1000);
        var bitmaps = Enumerable.Range(0, 4).Select(i => Grey((byte)(50 * i))).ToArray();

        bool[] Waiting() => [.. bitmaps.Select(bitmap => bitmap.Handle != IntPtr.Zero)];
        queue.Add(new(Bitmap: bitmaps[0]));
        queue.Add(new(Bitmap: bitmaps[1]));
        Assert.Equal([true, true, true, true], Waiting());
        queue.Add(new(Bitmap: bitmaps[2]));
        Assert.Equal([false, false, false, true], Waiting());
        queue.Add(new(Bitmap: bitmaps[3]));

        Assert.Equal(4, queue.Count);
        Assert.Equal([0, 50, 100, 150], queue.Take().Select(picture => picture.Pixels![0]));
        Assert.Empty(queue.Take());
    }

    [Fact]
    public void Take_FaultyAmongOthers_KeepsTheOrder()
    {
        var queue = new DecodingQueue(new ImageDecoder(2, 1, ImageFit.Squash));
        queue.Add(new(Bitmap: Grey(7)));
        queue.Add(new(Path: "nowhere.png"));
        queue.Add(new(Bytes: [1, 2, 3]));
        queue.Add(new(Bitmap: Grey(9)));

        var taken = queue.Take();

        Assert.Equal([true, false, false, true], taken.Select(picture => picture.Fault is null));
        Assert.Equal("'nowhere.png'", taken[1].NameIn(1));
        Assert.Equal("row 2", taken[2].NameIn(2));
        Assert.Equal(9, taken[3].Pixels![3]);
    }

    private static SKBitmap Grey(byte light)
    {
        var bitmap = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(light, light, light));
        return bitmap;
    }
}
