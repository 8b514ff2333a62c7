using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Options of the tabular neural network. The defaults follow from the network and are meant to do well without tuning.</summary>
public sealed class TabularNeuralNetworkOptions
{
    private const int MostInnerFolds = 100;

    /// <summary>Options with the defaults of a network.</summary>
    /// <param name="network">The network; <see cref="TabularNetwork.TabMMini"/> unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such network.</exception>
    public TabularNeuralNetworkOptions(TabularNetwork network = TabularNetwork.TabMMini)
    {
        Network = network;
        Training = NetworkPresets.Training(network);
    }

    /// <summary>The network.</summary>
    public TabularNetwork Network { get; }

    /// <summary>The column to predict: Boolean (binary), key (multiclass) or Single (regression).</summary>
    /// <value>Default: "Label".</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column to predict from, a vector of Single of fixed length. NaN is a missing value.</summary>
    /// <value>
    /// Default: "Features". Slots that are codes of categories get embeddings when the column comes from
    /// <see cref="TabularFeaturesEstimator"/>; any other slot is a number.
    /// </value>
    public string FeatureColumnName { get; set; } = "Features";

    /// <summary>The column with the weight of each row (Single), 0 or more.</summary>
    /// <value>Default: <see langword="null"/>: all rows weigh the same.</value>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>The widths of the hidden layers.</summary>
    /// <value>
    /// Default: <see langword="null"/>. TabM-mini: two layers of 32, of 128 where there are 4,096 rows or more; RealMLP: 256, 256, 256; fastai: 200, 100.
    /// Otherwise at least one layer, each 1 or more wide.
    /// </value>
    public int[]? HiddenSizes { get; set; }

    /// <summary>How many members vote in TabM-mini. The other networks have one.</summary>
    /// <value>Default: <see langword="null"/>: 8, and 32 where there are 4,096 rows or more. Otherwise 1 or more.</value>
    public int? Members { get; set; }

    /// <summary>The most bins of a number's embedding in TabM-mini: quantiles of the training rows.</summary>
    /// <value>Default: 48. 2 or more.</value>
    public int Bins { get; set; } = 48;

    /// <summary>The share of a hidden layer's outputs that are set to zero in training. RealMLP-TD-S has none and leaves it.</summary>
    /// <value>Default: <see langword="null"/>: 0.2 for TabM-mini, 0.1 where there are 4,096 rows or more; 0 for the others. Otherwise from 0 to below 1.</value>
    public double? Dropout { get; set; }

    /// <summary>
    /// How many networks are trained and vote: each holds out another of so many parts of the rows for its validation, so that all rows are trained on.
    /// </summary>
    /// <value>
    /// Default: <see langword="null"/>: 5 for TabM-mini on fewer than 4,096 rows, else none. None too where Fit is given validation data, and with a validation
    /// fraction of 0 or a checkpoint. Otherwise 0 for none, or from 2 to 100. Small networks are trained side by side, one to a processor.
    /// </value>
    public int? InnerFolds { get; set; }

    /// <summary>How to train.</summary>
    /// <value>
    /// Default, of all three networks: a fifth of the rows is held out, and the weights of the epoch that is best there are kept. TabM-mini: at most 200 epochs
    /// of batches of 256, until 10 in a row brought nothing; AdamW at 0.01, at 0.005 where there are 4,096 rows or more, weight decay 0.0003,
    /// gradients clipped to norm 1. RealMLP: 256 epochs of batches of 256, the rest of an epoch dropped, in four cosine cycles of Adam (0.9, 0.95) up to 0.04 for
    /// classes and 0.07 for numbers. fastai: 20 epochs of batches of 64 in one cycle up to 0.01, weight decay 0.01. Where
    /// <see cref="TrainingOptions.MaxLearningRate"/> is null these rates are taken: no search is made. A validation fraction of 0 trains on all rows and
    /// keeps the last weights, which is much worse on small tables.
    /// </value>
    public TrainingOptions Training { get; set; }

    /// <summary>The inner folds for so many rows; 0 for none.</summary>
    internal int InnerFoldsFor(int rows)
    {
        if (InnerFolds is { } given)
            return given;
        var isBagged = Network == TabularNetwork.TabMMini && rows < NetworkPresets.ManyRows && Training.ValidationFraction > 0 && Training.CheckpointPath is null;
        return isBagged && rows >= NetworkPresets.AutomaticInnerFolds ? NetworkPresets.AutomaticInnerFolds : 0;
    }

    internal TabularNeuralNetworkOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(TabularNeuralNetworkOptions));
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        faults.Check(!string.IsNullOrEmpty(FeatureColumnName), nameof(FeatureColumnName), FeatureColumnName, "a column name");
        faults.Check(ExampleWeightColumnName is not "", nameof(ExampleWeightColumnName), ExampleWeightColumnName, "a column name, or null for none");
        faults.Check(HiddenSizes is not { Length: 0 }, nameof(HiddenSizes), HiddenSizes, "the width of at least one layer, or null for the network's own");
        foreach (var size in HiddenSizes ?? [])
            faults.Check(size >= 1, nameof(HiddenSizes), size, "widths of 1 or more");
        faults.Check(Members is null or >= 1, nameof(Members), Members, "1 or more, or null for automatic");
        faults.Check(Bins >= 2, nameof(Bins), Bins, "2 or more");
        faults.Check(Dropout is null or (>= 0 and < 1), nameof(Dropout), Dropout, "from 0 to below 1, or null for automatic");
        faults.Check(InnerFolds is null or 0 or (>= 2 and <= MostInnerFolds), nameof(InnerFolds), InnerFolds, "0 for none, from 2 to 100, or null for automatic");
        faults.Check(Training is not null, nameof(Training), Training, "options");
        Training?.Check(faults, nameof(Training) + ".");
        faults.Check(InnerFolds is null or 0 || Training?.CheckpointPath is null, nameof(InnerFolds), InnerFolds, "0 with Training.CheckpointPath, which holds the state of one training");
        faults.ThrowIfAny();

        var copy = (TabularNeuralNetworkOptions)MemberwiseClone();
        copy.HiddenSizes = HiddenSizes?.ToArray();
        copy.Training = Training!.ValidatedCopy();
        return copy;
    }
}
