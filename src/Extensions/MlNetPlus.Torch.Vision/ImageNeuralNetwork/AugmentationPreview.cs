using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Draws the first pictures of a data view as a training has them.</summary>
internal static class AugmentationPreview
{
    public static void Save(IHostEnvironment environment, ImageNeuralNetworkOptions options, int seed, IDataView data, string path, int versions)
    {
        using var scope = NewDisposeScope();
        var pictures = First(environment, options, data);
        var images = PixelBatches.Unit(PixelBatches.Of(VisionModels.Find(options.Backbone)!, options.Size, options.Channels).Bytes(pictures), CPU);
        if (options.Augmentation is { } augmentation)
            new ImageAugmentation(augmentation).SavePreview(path, images, versions, seed);
        else
            PictureGrid.Save(path, [images]);
    }

    private static List<byte[]> First(IHostEnvironment environment, ImageNeuralNetworkOptions options, IDataView data)
    {
        var column = data.Schema[options.ImageColumnName];
        using var cursor = data.GetRowCursor([column]);
        var read = ImageColumn.Reader(cursor, column);
        var pictures = new List<byte[]>();
        var faults = new List<string>();
        while (pictures.Count < PictureGrid.MaxRows && cursor.MoveNext())
        {
            var picture = DecodedImage.Of(options.Decoder, read());
            if (picture.Pixels is { } pixels)
                pictures.Add(pixels);
            else
                faults.Add($"{picture.NameIn(cursor.Position)}: {picture.Fault}");
        }

        if (pictures.Count == 0)
            throw new InvalidOperationException($"Column '{options.ImageColumnName}' has no picture to draw. {(faults.Count == 0 ? "There are no rows." : $"None can be read: {LabelledImages.Named(faults)}.")}");
        if (faults.Count > 0)
            environment.LogWarning(LabelledImages.Consumer, $"The preview leaves out pictures that cannot be read: {LabelledImages.Named(faults)}.");
        return pictures;
    }
}
