using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Red, green and blue from 0 to 1 of a 4 x 4 image, as a network reads them. ML.NET's own ExtractPixels asks for a resizing that fails with SkiaSharp 3.</summary>
internal sealed class ImagePixels : RowTransformer
{
    public const int Side = 4;
    private const int Colours = 3;

    public ImagePixels(MLContext mlContext)
        : base(mlContext)
    {
    }

    private ImagePixels(ModelReader reader)
        : base(reader)
    {
    }

    protected override void Save(ModelWriter writer)
    {
    }

    protected override void Bind(RowMapping mapping)
    {
        var image = mapping.Input("Image", AcceptedType.Where("an image", "Load it", shape => shape.ItemType.RawType == typeof(MLImage)));
        mapping.Output("pixels", new VectorDataViewType(NumberDataViewType.Single, 1, Colours, Side, Side), [image], row => Getter(row, image));
    }

    private static ValueGetter<VBuffer<float>> Getter(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<MLImage>(column);
        MLImage? image = null;
        return (ref VBuffer<float> value) =>
        {
            getter(ref image!);
            var editor = VBufferEditor.Create(ref value, Colours * Side * Side);
            var bytes = image!.GetBGRPixels;
            for (var i = 0; i < editor.Values.Length; i++)
                editor.Values[i] = bytes[(Colours * (i % (Side * Side))) + 2 - (i / (Side * Side))] / 255f;
            value = editor.Commit();
        };
    }
}
