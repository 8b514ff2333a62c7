using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch;

/// <summary>How a learning-rate search is made. The defaults are those of fastai's <c>lr_find</c>.</summary>
public sealed class LearningRateFinderOptions
{
    /// <summary>The rate of the first step.</summary>
    /// <value>Default: 1e-7. Above 0, below <see cref="EndLearningRate"/>.</value>
    public double StartLearningRate { get; set; } = 1e-7;

    /// <summary>The rate that the search goes towards, and does not quite reach.</summary>
    /// <value>Default: 10.</value>
    public double EndLearningRate { get; set; } = 10;

    /// <summary>How many optimizer steps to make, going through the rows as often as it takes.</summary>
    /// <value>Default: 100. 6 or more; fewer than 22 give no suggestion by <see cref="LearningRateSuggestion.Slide"/>.</value>
    public int Iterations { get; set; } = 100;

    /// <summary>Whether to stop when the smoothed loss is far above its lowest.</summary>
    /// <value>
    /// Default: <see langword="true"/>. Far is fastai's four times the lowest; where losses go below 0, the lowest plus three times what lies
    /// between the first and the lowest. A loss that is not a number always stops the search.
    /// </value>
    public bool StopOnDivergence { get; set; } = true;

    internal LearningRateFinderOptions Copy() => (LearningRateFinderOptions)MemberwiseClone();

    internal void Check(OptionsFaults faults, string prefix)
    {
        faults.Check(StartLearningRate > 0 && double.IsFinite(StartLearningRate), prefix + nameof(StartLearningRate), StartLearningRate, "a number above 0");
        faults.Check(
            EndLearningRate > StartLearningRate && double.IsFinite(EndLearningRate),
            prefix + nameof(EndLearningRate),
            EndLearningRate,
            $"a number above {nameof(StartLearningRate)}");
        faults.Check(Iterations >= 6, prefix + nameof(Iterations), Iterations, "6 or more");
    }
}
