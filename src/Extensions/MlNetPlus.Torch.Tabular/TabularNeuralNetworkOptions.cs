using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Options of the tabular neural network. The defaults are those of RealMLP-TD-S, meant to do well without tuning.</summary>
public sealed class TabularNeuralNetworkOptions
{
    /// <summary>The column to predict: Boolean (binary), key (multiclass) or Single (regression).</summary>
    /// <value>Default: "Label".</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column to predict from, a vector of Single of fixed length. NaN is a missing value.</summary>
    /// <value>Default: "Features".</value>
    public string FeatureColumnName { get; set; } = "Features";

    /// <summary>The widths of the hidden layers.</summary>
    /// <value>Default: 256, 256, 256. At least one layer, each 1 or more wide.</value>
    public int[] HiddenSizes { get; set; } = [256, 256, 256];

    /// <summary>How to train.</summary>
    /// <value>
    /// Default: 256 epochs of batches of 256 rows (all rows where there are fewer), the rest of an epoch dropped; <see cref="CosineLogSchedule"/> of four
    /// cycles; Adam with 0.9, 0.95 and 1e-8; no weight decay; the weights of the best epoch on a fifth of the rows held back. Where
    /// <see cref="TrainingOptions.MaxLearningRate"/> is null it is 0.04 for classes and 0.07 for regression: no search is made. A
    /// <see cref="TrainingOptions.ValidationFraction"/> of 0 trains on all rows and keeps the last weights, which is much worse on small data.
    /// </value>
    public TrainingOptions Training { get; set; } = new()
    {
        Epochs = 256,
        BatchSize = 256,
        DropLastBatch = true,
        Schedule = rate => new CosineLogSchedule(rate),
        Optimizer = new AdamOptions { Momentum = 0.9, SquaredMomentum = 0.95, Epsilon = 1e-8 },
        WeightDecay = 0,
        Keep = WeightsToKeep.LastBest,
    };

    internal TabularNeuralNetworkOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(TabularNeuralNetworkOptions));
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        faults.Check(!string.IsNullOrEmpty(FeatureColumnName), nameof(FeatureColumnName), FeatureColumnName, "a column name");
        faults.Check(HiddenSizes is { Length: > 0 }, nameof(HiddenSizes), HiddenSizes, "the width of at least one layer");
        foreach (var size in HiddenSizes ?? [])
            faults.Check(size >= 1, nameof(HiddenSizes), size, "widths of 1 or more");
        faults.Check(Training is not null, nameof(Training), Training, "options");
        Training?.Check(faults, nameof(Training) + ".");
        faults.ThrowIfAny();

        var copy = (TabularNeuralNetworkOptions)MemberwiseClone();
        copy.HiddenSizes = [.. HiddenSizes!];
        copy.Training = Training!.ValidatedCopy();
        return copy;
    }
}
