using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>Reads thumbnails out of a column of images, of paths or of the bytes of files.</summary>
internal sealed class PictureColumn
{
    private readonly Func<Thumbnail> _read;

    // An image getter disposes the image that it finds in its argument, or does not if it only hands on the caller's own.
    // The last one of a cursor may be such: it is left to the garbage collector.
    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The image may belong to whoever made the row.")]
    private MLImage? _image;

    public PictureColumn(DataViewRow row, DataViewSchema.Column column, string? folder, int size)
    {
        var maker = new ThumbnailMaker(size);
        _read = column.Type switch
        {
            ImageDataViewType => Images(row, column, maker),
            TextDataViewType => Paths(row, column, folder, maker),
            _ => Bytes(row, column, maker),
        };
    }

    public static AcceptedType Accepted { get; } = AcceptedType.Where(
        "an image, a path (text) or the bytes of a file (vector of Byte)",
        "Load pictures with mlContext.Transforms.LoadImages, or give the column of their paths",
        shape => shape.Kind == ColumnKind.Scalar
            ? !shape.IsKey && shape.ItemType is ImageDataViewType or TextDataViewType
            : shape.ItemType.Equals(NumberDataViewType.Byte));

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a picture or its loader breaks with is shown in the picture's place; the other rows must be seen.")]
    public Thumbnail Read()
    {
        try
        {
            return _read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Thumbnail.Missing(exception.GetBaseException().Message);
        }
    }

    private Func<Thumbnail> Images(DataViewRow row, DataViewSchema.Column column, ThumbnailMaker maker)
    {
        var getter = row.GetGetter<MLImage>(column);
        return () =>
        {
            getter(ref _image!);
            return _image is null ? Thumbnail.Missing("there is no picture") : maker.Make(_image);
        };
    }

    private static Func<Thumbnail> Paths(DataViewRow row, DataViewSchema.Column column, string? folder, ThumbnailMaker maker)
    {
        var path = CellValue.TextReader(row, column);
        return () => path() is { Length: > 0 } text ? maker.Make(File.ReadAllBytes(Path.Combine(folder ?? string.Empty, text))) : Thumbnail.Missing("the path is empty");
    }

    private static Func<Thumbnail> Bytes(DataViewRow row, DataViewSchema.Column column, ThumbnailMaker maker)
    {
        var getter = row.GetGetter<VBuffer<byte>>(column);
        var buffer = default(VBuffer<byte>);
        return () =>
        {
            getter(ref buffer);
            return buffer.Length == 0 ? Thumbnail.Missing("there is no picture") : maker.Make([.. buffer.DenseValues()]);
        };
    }
}
