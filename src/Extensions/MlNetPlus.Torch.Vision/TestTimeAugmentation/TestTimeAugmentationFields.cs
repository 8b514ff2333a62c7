using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The options as fields of a saved model.</summary>
internal static class TestTimeAugmentationFields
{
    private static readonly string[] Names = ["image", "score", "predictedLabel", "probability", "spread"];

    public static bool AreIn(ModelReader reader) => reader.Has("views");

    public static void Write(ModelWriter writer, TestTimeAugmentationOptions options)
    {
        writer.Write("views", options.Views);
        writer.Write("beta", options.Beta);
        writer.Write("aggregation", options.Aggregation.ToString());
        writer.Write("deterministic", options.Deterministic.ToString());
        writer.Write("seed", options.Seed);
        writer.Write("cropShare", options.CropShare);
        writer.Write("scaleFactors", options.ScaleFactors.ToArray());
        writer.Write("batchSize", options.BatchSize);
        string[] names = [options.ImageColumnName, options.ScoreColumnName, options.PredictedLabelColumnName, options.ProbabilityColumnName, options.SpreadColumnName];
        foreach (var (field, name) in Names.Zip(names))
            writer.Write(field, name);
        Write(writer, options.Augmentation);
    }

    public static TestTimeAugmentationOptions Read(ModelReader reader) => new()
    {
        Views = reader.ReadInt32("views"),
        Beta = reader.ReadDouble("beta"),
        Aggregation = Enum.Parse<ViewAggregation>(reader.ReadString("aggregation")),
        Deterministic = Enum.Parse<DeterministicViews>(reader.ReadString("deterministic")),
        Seed = reader.ReadInt32("seed"),
        CropShare = reader.ReadDouble("cropShare"),
        ScaleFactors = reader.ReadDoubles("scaleFactors"),
        BatchSize = reader.ReadInt32("batchSize"),
        ImageColumnName = reader.ReadString(Names[0]),
        ScoreColumnName = reader.ReadString(Names[1]),
        PredictedLabelColumnName = reader.ReadString(Names[2]),
        ProbabilityColumnName = reader.ReadString(Names[3]),
        SpreadColumnName = reader.ReadString(Names[4]),
        Augmentation = ReadAugmentation(reader),
    };

    private static void Write(ModelWriter writer, ImageAugmentationOptions options)
    {
        writer.Write("augmentation.flip", options.HorizontalFlip);
        writer.Write("augmentation.dihedral", options.Dihedral);
        writer.Write("augmentation.padding", options.Padding.ToString());
        writer.Write("augmentation.boxes", options.MaxErasedBoxes);
        writer.Write("augmentation.shift", options.MaxShift);
        writer.Write("augmentation.noiseMean", options.NoiseMean.ToArray());
        writer.Write("augmentation.noiseDeviation", options.NoiseDeviation.ToArray());
        writer.Write("augmentation.numbers", new[]
        {
            options.MaxRotation, options.MinZoom, options.MaxZoom, options.MaxWarp, options.MaxLighting, options.AffineProbability, options.LightingProbability,
            options.MinCropArea, options.MaxCropRatio, options.ErasingProbability, options.MaxErasedArea,
        });
    }

    private static ImageAugmentationOptions ReadAugmentation(ModelReader reader)
    {
        var numbers = reader.ReadDoubles("augmentation.numbers");
        return new()
        {
            HorizontalFlip = reader.ReadBoolean("augmentation.flip"),
            Dihedral = reader.ReadBoolean("augmentation.dihedral"),
            Padding = Enum.Parse<AugmentationPadding>(reader.ReadString("augmentation.padding")),
            MaxErasedBoxes = reader.ReadInt32("augmentation.boxes"),
            MaxShift = reader.Has("augmentation.shift") ? reader.ReadInt32("augmentation.shift") : 0, // not there in the first models
            NoiseMean = reader.ReadSingles("augmentation.noiseMean"),
            NoiseDeviation = reader.ReadSingles("augmentation.noiseDeviation"),
            MaxRotation = numbers[0],
            MinZoom = numbers[1],
            MaxZoom = numbers[2],
            MaxWarp = numbers[3],
            MaxLighting = numbers[4],
            AffineProbability = numbers[5],
            LightingProbability = numbers[6],
            MinCropArea = numbers[7],
            MaxCropRatio = numbers[8],
            ErasingProbability = numbers[9],
            MaxErasedArea = numbers[10],
        };
    }
}
