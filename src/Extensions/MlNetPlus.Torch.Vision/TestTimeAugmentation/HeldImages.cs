using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision;

/// <summary>The pixels of the images read ahead, as managed memory.</summary>
internal sealed class HeldImages(DataViewRow row, DataViewSchema.Column column, int capacity) : HeldColumn
{
    private readonly ValueGetter<MLImage> _getter = row.GetGetter<MLImage>(column);
    private readonly PixelImage?[] _images = new PixelImage?[capacity];

    // An image getter disposes the image that it finds in its argument. The last one of a cursor is left to the garbage collector: it may be the caller's own.
    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The image may belong to whoever made the row.")]
    private MLImage? _last;

    /// <summary>The image of a row, or null when it has none.</summary>
    public PixelImage? this[int slot] => _images[slot];

    public override void Read(int slot)
    {
        _getter(ref _last!);
        _images[slot] = _last is null ? null : PixelImage.Of(_last);
    }

    public override Delegate Getter(Func<int> slot) => (ValueGetter<MLImage>)((ref MLImage value) =>
    {
        value?.Dispose();
        value = _images[slot()]?.ToMLImage()!; // null stands for a missing image
    });
}
