using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>One of several things that an image network learns to predict, with a last layer of its own.</summary>
public sealed class ImageTarget
{
    /// <summary>The column to predict.</summary>
    /// <value>A key for <see cref="PredictionTask.MulticlassClassification"/>, Single for <see cref="PredictionTask.Regression"/>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>What the names of the target's columns begin with: <c>Disease</c> for <c>Disease.Score</c> and <c>Disease.PredictedLabel</c>.</summary>
    /// <value>Default: null, the name of the label column.</value>
    public string? Name { get; set; }

    /// <summary>What is predicted.</summary>
    /// <value>
    /// <see cref="PredictionTask.MulticlassClassification"/> by default, or <see cref="PredictionTask.Regression"/>. Two classes are classes too: binary
    /// classification is not taken.
    /// </value>
    public PredictionTask Task { get; set; } = PredictionTask.MulticlassClassification;

    /// <summary>What the target's loss is multiplied by, before those of all targets are added.</summary>
    /// <value>Default: 1. Above 0. The loss of a class target is cross-entropy; that of a number the squared error in standard deviations of the label.</value>
    public double Weight { get; set; } = 1;

    /// <summary>What the loss of pictures of a class is multiplied by, by the class's name.</summary>
    /// <value>
    /// Default: null: all classes weigh the same. Numbers from 0; classes that are not named have 1, and all are scaled so that the mean over the training
    /// pictures is 1. Label smoothing is not multiplied, as in fastai. Not for a number, nor together with <see cref="ImageNeuralNetworkOptions.BalanceClasses"/>.
    /// </value>
    public IReadOnlyDictionary<string, double>? ClassWeights { get; set; }

    internal string ColumnPrefix => Name ?? LabelColumnName;

    internal void Check(OptionsFaults faults, string prefix)
    {
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), prefix + nameof(LabelColumnName), LabelColumnName, "a column name");
        faults.Check(Name is not "", prefix + nameof(Name), Name, "a name, or null for that of the label column");
        faults.Check(Task is PredictionTask.MulticlassClassification or PredictionTask.Regression, prefix + nameof(Task), Task, "MulticlassClassification or Regression");
        faults.Check(Weight > 0 && double.IsFinite(Weight), prefix + nameof(Weight), Weight, "a number above 0");
        CheckClassWeights(faults, prefix + nameof(ClassWeights), ClassWeights);
        faults.Check(ClassWeights is null || Task == PredictionTask.MulticlassClassification, prefix + nameof(ClassWeights), "given", "null for a number");
    }

    internal static void CheckClassWeights(OptionsFaults faults, string property, IReadOnlyDictionary<string, double>? weights)
    {
        if (weights is not { Count: > 0 })
            return;
        foreach (var (name, weight) in weights)
            faults.Check(weight >= 0 && double.IsFinite(weight), $"{property}[{name}]", weight, "a number from 0");
        faults.Check(weights.Values.Any(weight => weight > 0), property, "0 for all", "a weight above 0 for some class");
    }

    internal ImageTarget Copy() => (ImageTarget)MemberwiseClone();
}
