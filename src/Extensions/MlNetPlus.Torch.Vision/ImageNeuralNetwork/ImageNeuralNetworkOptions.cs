using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Options of the image network.</summary>
public sealed class ImageNeuralNetworkOptions
{
    /// <summary>The column to predict, unless <see cref="Targets"/> has some: a key, or Single for the regression trainer.</summary>
    /// <value>Default: "Label".</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>What to predict, where it is several things: each gets a last layer and columns of its own.</summary>
    /// <value>Default: empty: one, <see cref="LabelColumnName"/>, with the plain columns. Names must differ. The first class target is what rows are held out by.</value>
    public IList<ImageTarget> Targets { get; set; } = [];

    /// <summary>The column of pictures: images, paths, or the bytes of files.</summary>
    /// <value>Default: "Image".</value>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The network's name.</summary>
    /// <value>One of those that <see cref="VisionModels.List"/> returns; <c>resnet18</c> by default. <c>resnet_small</c> suits pictures of 28 to 64 pixels.</value>
    public string Backbone { get; set; } = "resnet18";

    /// <summary>Where to load the network's weights from.</summary>
    /// <value>A safetensors file, or a folder of them (see <see cref="VisionWeights.Find"/>); null, the default, to start from nothing.</value>
    public string? WeightsPath { get; set; }

    /// <summary>The side of the square that every picture is brought to, in pixels.</summary>
    /// <value>Default: null, the network's own: 224 for most, 28 for the small ones. Otherwise at least the network's smallest.</value>
    public int? ImageSize { get; set; }

    /// <summary>The channels of a picture.</summary>
    /// <value>3, the default, for colour, or 1 for grey.</value>
    public int Channels { get; set; } = 3;

    /// <summary>How a picture is brought to its size.</summary>
    /// <value><see cref="ImageFit.Squash"/> by default.</value>
    public ImageFit Fit { get; set; } = ImageFit.Squash;

    /// <summary>What to do about pictures that cannot be read.</summary>
    /// <value><see cref="UndecodableImages.Stop"/> by default.</value>
    public UndecodableImages Undecodable { get; set; } = UndecodableImages.Stop;

    /// <summary>The share of the embedding that is zeroed while training, before the last layer.</summary>
    /// <value>From 0, the default, to less than 1.</value>
    public double DropRate { get; set; }

    /// <summary>How many epochs are trained with a frozen body, before all layers are: fastai's <c>fine_tune</c>.</summary>
    /// <value>
    /// Default: null: 1 with <see cref="WeightsPath"/>, else 0. 0 or more. With 1 or more, the head alone is trained first, in one cycle up to
    /// <see cref="TrainingOptions.MaxLearningRate"/>; then all layers at half that rate, the first ones at a hundredth of it, by the schedule of
    /// <see cref="Training"/>: unless it was chosen, one cycle that starts at a fifth of the rate and takes 30 % of the steps to rise.
    /// </value>
    public int? FreezeEpochs { get; set; }

    /// <summary>Whether the body stays as it is for the whole training, and the head alone is trained, as by ML.NET's own image trainer.</summary>
    /// <value>Default: false. If true, <see cref="FreezeEpochs"/> is null or 0; <see cref="Training"/> says how the head is trained.</value>
    public bool HeadOnly { get; set; }

    /// <summary>Whether a frozen body sees each picture once, and the head is trained on what it made of them.</summary>
    /// <value>
    /// Default: null: wherever the body is frozen and nothing changes the pictures at random (<see cref="Augmentation"/>, <see cref="MixUp"/> and
    /// <see cref="CutMix"/> are null). True demands that. With false, and where it is not so, every epoch runs the body, whose normalization layers go on
    /// learning, as in fastai; with kept features they are frozen too.
    /// </value>
    public bool? CacheFeatures { get; set; }

    /// <summary>How many bytes of decoded pictures are kept in memory at most, and how many of a frozen body's features; further ones go to a file.</summary>
    /// <value>
    /// Default: 2 GiB. 0 or more. Pictures to evaluate on get what those to train on leave. A picture takes channels x side x side bytes; its features four bytes for each of the network's
    /// <see cref="VisionModelInfo.FeatureCount"/>.
    /// </value>
    public long MaxCacheMemory { get; set; } = 2L << 30;

    /// <summary>Where that file is made. It is deleted after the training.</summary>
    /// <value>Default: null: the system's folder for temporary files. Otherwise a folder that exists.</value>
    public string? CacheFolder { get; set; }

    /// <summary>How pictures are changed at random while training.</summary>
    /// <value>Default: null: not at all.</value>
    public ImageAugmentationOptions? Augmentation { get; set; }

    /// <summary>The parameter of MixUp.</summary>
    /// <value>Default: null: no MixUp. Otherwise above 0; fastai has 0.4. Not together with <see cref="CutMix"/>.</value>
    public double? MixUp { get; set; }

    /// <summary>The parameter of CutMix.</summary>
    /// <value>Default: null: no CutMix. Otherwise above 0; fastai has 1. Not together with <see cref="MixUp"/>.</value>
    public double? CutMix { get; set; }

    /// <summary>Whether all classes of a target weigh the same together in its loss, however many pictures they have.</summary>
    /// <value>Default: false: all pictures weigh the same. Targets that are numbers are not changed by it.</value>
    public bool BalanceClasses { get; set; }

    /// <summary>What the loss of pictures of a class is multiplied by, by the class's name. With <see cref="Targets"/>, each has its own.</summary>
    /// <value>
    /// Default: null: all classes weigh the same. Numbers from 0; classes that are not named have 1, and all are scaled so that the mean over the training
    /// pictures is 1. Label smoothing is not multiplied, as in fastai. Not together with <see cref="BalanceClasses"/>.
    /// </value>
    public IReadOnlyDictionary<string, double>? ClassWeights { get; set; }

    /// <summary>How many pictures are scored at once.</summary>
    /// <value>Default: 64. 1 or more.</value>
    public int ScoringBatchSize { get; set; } = 64;

    /// <summary>How to train.</summary>
    /// <value>Default: those of <see cref="TrainingOptions"/>: 10 epochs, a learning-rate search, one cycle.</value>
    public TrainingOptions Training { get; set; } = new();

    internal int Size => ImageSize ?? VisionModels.Find(Backbone)!.ImageSize;

    internal ImageDecoder Decoder => new(Size, Channels, Fit);

    internal int FrozenEpochs => FreezeEpochs ?? (WeightsPath is null ? 0 : 1);

    internal bool KeepsFeatures => CacheFeatures ?? !ChangesPictures;

    private bool ChangesPictures => Augmentation is not null || MixUp is not null || CutMix is not null;

    internal IReadOnlyDictionary<string, double>? ClassWeightsOf(int target) => Targets.Count == 0 ? ClassWeights : Targets[target].ClassWeights;

    /// <summary>The label columns; the task is that of the only one, where <see cref="Targets"/> is empty.</summary>
    internal IReadOnlyList<TargetColumn> TargetColumns(PredictionTask task) => Targets.Count == 0
        ? [new(LabelColumnName, task)]
        : [.. Targets.Select(target => new TargetColumn(target.LabelColumnName, target.Task, target.ColumnPrefix))];

    internal ImageNeuralNetworkOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(ImageNeuralNetworkOptions));
        var info = VisionModels.Find(Backbone);
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        faults.Check(Targets is not null, nameof(Targets), Targets, "a list, empty for one target");
        foreach (var (index, target) in (Targets ?? []).Index())
        {
            faults.Check(target is not null, FormattableString.Invariant($"{nameof(Targets)}[{index}]"), target, "a target");
            target?.Check(faults, FormattableString.Invariant($"{nameof(Targets)}[{index}]."));
        }

        var repeated = (Targets ?? []).OfType<ImageTarget>().GroupBy(target => target.ColumnPrefix, StringComparer.Ordinal).FirstOrDefault(targets => targets.Count() > 1)?.Key;
        faults.Check(repeated is null, nameof(Targets), repeated, "a different name for each");
        faults.Check(!string.IsNullOrEmpty(ImageColumnName), nameof(ImageColumnName), ImageColumnName, "a column name");
        faults.Check(info is not null, nameof(Backbone), Backbone, VisionModels.Known(Backbone));
        faults.Check(WeightsPath is not "", nameof(WeightsPath), WeightsPath, "a file, a folder or null");
        var smallest = info?.MinimumImageSize ?? 1;
        faults.Check(ImageSize is null || ImageSize >= smallest, nameof(ImageSize), ImageSize, FormattableString.Invariant($"at least {smallest}, or null for the network's own"));
        faults.Check(Channels is 1 or 3, nameof(Channels), Channels, "1 or 3");
        faults.Check(Enum.IsDefined(Fit), nameof(Fit), Fit, "Squash, Crop or Pad");
        faults.Check(Enum.IsDefined(Undecodable), nameof(Undecodable), Undecodable, "Stop or LeaveOut");
        faults.Check(DropRate is >= 0 and < 1, nameof(DropRate), DropRate, "from 0 to less than 1");
        faults.Check(FreezeEpochs is null or >= 0, nameof(FreezeEpochs), FreezeEpochs, "0 or more, or null for automatic");
        faults.Check(!HeadOnly || FreezeEpochs is null or 0, nameof(FreezeEpochs), FreezeEpochs, $"null together with {nameof(HeadOnly)}");
        faults.Check(CacheFeatures is not true || !ChangesPictures, nameof(CacheFeatures), CacheFeatures, $"null or false together with {nameof(Augmentation)}, {nameof(MixUp)} or {nameof(CutMix)}");
        faults.Check(CacheFeatures is not true || HeadOnly || FrozenEpochs > 0, nameof(CacheFeatures), CacheFeatures, $"null or false where the body is never frozen ({nameof(HeadOnly)}, {nameof(FreezeEpochs)})");
        faults.Check(MaxCacheMemory >= 0, nameof(MaxCacheMemory), MaxCacheMemory, "0 or more");
        faults.Check(CacheFolder is null || Directory.Exists(CacheFolder), nameof(CacheFolder), CacheFolder, "a folder that exists, or null");
        faults.Check(IsPositive(MixUp), nameof(MixUp), MixUp, "a number above 0, or null for none");
        faults.Check(IsPositive(CutMix), nameof(CutMix), CutMix, "a number above 0, or null for none");
        faults.Check(MixUp is null || CutMix is null, nameof(CutMix), CutMix, $"null together with {nameof(MixUp)}");
        ImageTarget.CheckClassWeights(faults, nameof(ClassWeights), ClassWeights);
        faults.Check(ClassWeights is null || Targets is not { Count: > 0 }, nameof(ClassWeights), "given", $"null together with {nameof(Targets)}, which have their own");
        var weighted = ClassWeights is not null || (Targets ?? []).Any(target => target?.ClassWeights is not null);
        faults.Check(!BalanceClasses || !weighted, nameof(BalanceClasses), BalanceClasses, $"false together with {nameof(ClassWeights)}");
        faults.Check(ScoringBatchSize >= 1, nameof(ScoringBatchSize), ScoringBatchSize, "1 or more");
        faults.Check(Augmentation?.Size is null, "Augmentation.Size", Augmentation?.Size, $"null: {nameof(ImageSize)} decides");
        faults.Check(Training is not null, nameof(Training), Training, "options");
        Training?.Check(faults, nameof(Training) + ".");
        faults.ThrowIfAny();
        Augmentation?.Check();

        var copy = (ImageNeuralNetworkOptions)MemberwiseClone();
        copy.Targets = [.. Targets!.Select(target => target.Copy())];
        copy.Augmentation = Augmentation?.Copy();
        copy.Training = Training!.ValidatedCopy();
        return copy;
    }

    private static bool IsPositive(double? value) => value is null || (value > 0 && double.IsFinite(value.Value));
}
