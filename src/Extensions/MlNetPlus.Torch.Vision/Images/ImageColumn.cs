using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlNetPlus.Extensibility;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>Reads the picture of each row out of a column of paths, encoded bytes or MLImage.</summary>
internal static class ImageColumn
{
    public static AcceptedType Accepted { get; } = AcceptedType.Where(
        "an image, a path (text) or the bytes of a file (vector of Byte)",
        "Load pictures with mlContext.Transforms.LoadImages, or give the column of their paths",
        shape => shape.Kind == ColumnKind.Scalar
            ? !shape.IsKey && shape.ItemType is ImageDataViewType or TextDataViewType
            : shape.ItemType.Equals(NumberDataViewType.Byte));

    public static bool Accepts(DataViewType type) =>
        type is ImageDataViewType or TextDataViewType || (type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Byte));

    /// <summary>Makes the reader of a cursor. The caller disposes the items.</summary>
    public static Func<ImageItem> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is ImageDataViewType)
        {
            var getter = row.GetGetter<MLImage>(column);
            MLImage? image = null;
            return () =>
            {
                getter(ref image!);
                return new(Bitmap: image is null ? null : ToBitmap(image));
            };
        }

        if (column.Type is TextDataViewType)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            var path = ReadOnlyMemory<char>.Empty;
            return () =>
            {
                getter(ref path);
                return new(Path: path.ToString());
            };
        }

        var bytes = row.GetGetter<VBuffer<byte>>(column);
        var buffer = default(VBuffer<byte>);
        return () =>
        {
            bytes(ref buffer);
            return new(Bytes: buffer.IsDense ? buffer.GetValues().ToArray() : [.. buffer.DenseValues()]);
        };
    }

    // MLImage.Pixels breaks with SkiaSharp 3; GetBGRPixels does not.
    private static SKBitmap ToBitmap(MLImage image)
    {
        var bgr = image.GetBGRPixels;
        var bitmap = new SKBitmap(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < image.Width * image.Height; i++)
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2], pixels[(4 * i) + 3]) = (bgr[(3 * i) + 2], bgr[(3 * i) + 1], bgr[3 * i], byte.MaxValue);

        return bitmap;
    }
}
