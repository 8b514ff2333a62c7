using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Which views of an image a model predicts, and how their scores become one.</summary>
public sealed class TestTimeAugmentationOptions
{
    /// <summary>How many random views are predicted, beside the plain picture.</summary>
    /// <value>From 1; 4 by default. Without effect when <see cref="Deterministic"/> names a set.</value>
    public int Views { get; set; } = 4;

    /// <summary>The plain picture's share in the result: score = (1 - Beta) × aggregate of the random views + Beta × plain score.</summary>
    /// <value>From 0 to 1; 0.25 by default. Without effect with <see cref="ViewAggregation.Max"/> or when <see cref="Deterministic"/> names a set.</value>
    public double Beta { get; set; } = 0.25;

    /// <summary>How the scores of the views become one.</summary>
    /// <value><see cref="ViewAggregation.Mean"/> by default.</value>
    public ViewAggregation Aggregation { get; set; } = ViewAggregation.Mean;

    /// <summary>A fixed set of views in place of random ones.</summary>
    /// <value><see cref="DeterministicViews.None"/> by default: random views.</value>
    public DeterministicViews Deterministic { get; set; } = DeterministicViews.None;

    /// <summary>Decides the random views, together with the picture's own pixels.</summary>
    /// <value>0 by default.</value>
    public int Seed { get; set; }

    /// <summary>What random views go through: best the augmentation that the model was trained with.</summary>
    /// <value>fastai's defaults. Its <see cref="ImageAugmentationOptions.Size"/> stays null: views have the picture's size.</value>
    public ImageAugmentationOptions Augmentation { get; set; } = new();

    /// <summary>The share of each side that a crop of <see cref="DeterministicViews.FiveCrop"/> and <see cref="DeterministicViews.TenCrop"/> keeps.</summary>
    /// <value>More than 0, to 1; 0.875 by default (224 of 256 pixels).</value>
    public double CropShare { get; set; } = 0.875;

    /// <summary>The scales of <see cref="DeterministicViews.Scales"/>; above 1 enlarges. 1 is put first if it is not among them.</summary>
    /// <value>At least one, each more than 0; 1, 1.125 and 1.25 by default.</value>
    public IReadOnlyList<double> ScaleFactors { get; set; } = [1, 1.125, 1.25];

    /// <summary>The image column that the model reads.</summary>
    /// <value>"Image" by default.</value>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The model's score column: Single, or a vector of Single.</summary>
    /// <value>"Score" by default. The result has the name and the annotations of this column.</value>
    public string ScoreColumnName { get; set; } = "Score";

    /// <summary>The model's predicted label, which is computed anew from the scores if the model has such a column.</summary>
    /// <value>"PredictedLabel" by default.</value>
    public string PredictedLabelColumnName { get; set; } = "PredictedLabel";

    /// <summary>The probability column of a model with one score a row (binary classification), if it has one.</summary>
    /// <value>"Probability" by default. Probabilities are aggregated then, and the score is their logit.</value>
    public string ProbabilityColumnName { get; set; } = "Probability";

    /// <summary>The new column that says how much the views disagree.</summary>
    /// <value>"ScoreSpread" by default.</value>
    public string SpreadColumnName { get; set; } = "ScoreSpread";

    /// <summary>How many images a cursor looks ahead, so that a model that scores in batches gets this many times the views at once.</summary>
    /// <value>From 1; 8 by default. Their pixels are held in memory; their views are made one image at a time.</value>
    public int BatchSize { get; set; } = 8;

    internal TestTimeAugmentationOptions WithAggregation(ViewAggregation aggregation)
    {
        var copy = Copy();
        copy.Aggregation = aggregation;
        return copy;
    }

    internal TestTimeAugmentationOptions Copy()
    {
        var copy = (TestTimeAugmentationOptions)MemberwiseClone();
        copy.Augmentation = Augmentation.Copy();
        copy.ScaleFactors = [.. ScaleFactors];
        return copy;
    }

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(TestTimeAugmentationOptions));
        faults.Check(Views >= 1, nameof(Views), Views, "at least 1");
        faults.Check(Beta is >= 0 and <= 1, nameof(Beta), Beta, "from 0 to 1");
        faults.Check(Enum.IsDefined(Aggregation), nameof(Aggregation), Aggregation, "Mean, Max or GeometricMean");
        faults.Check(Enum.IsDefined(Deterministic), nameof(Deterministic), Deterministic, "None, HorizontalFlip, Dihedral, FiveCrop, TenCrop or Scales");
        faults.Check(Augmentation is { Size: null }, nameof(Augmentation), Augmentation is null ? null : "one with a Size", "options without a Size");
        faults.Check(CropShare is > 0 and <= 1, nameof(CropShare), CropShare, "more than 0, to 1");
        faults.Check(ScaleFactors is { Count: > 0 } && ScaleFactors.All(scale => scale > 0 && double.IsFinite(scale)), nameof(ScaleFactors), ScaleFactors is null ? null : string.Join(", ", ScaleFactors), "at least one number, each more than 0");
        faults.Check(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        (string Property, string Name)[] names =
        [
            (nameof(ImageColumnName), ImageColumnName), (nameof(ScoreColumnName), ScoreColumnName), (nameof(PredictedLabelColumnName), PredictedLabelColumnName),
            (nameof(ProbabilityColumnName), ProbabilityColumnName), (nameof(SpreadColumnName), SpreadColumnName),
        ];
        foreach (var (property, name) in names)
            faults.Check(!string.IsNullOrEmpty(name) && names.Count(other => other.Name == name) == 1, property, name, "a name of its own");
        faults.ThrowIfAny();
        Augmentation!.Check();
    }
}
