using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch;

/// <summary>When a training stops before its last epoch: when the first metric of the evaluation has not improved for a while.</summary>
public sealed class EarlyStoppingOptions
{
    /// <summary>How many epochs in a row may pass without an improvement before the training stops.</summary>
    /// <value>Default: 10. 1 or more.</value>
    public int Patience { get; set; } = 10;

    /// <summary>By how much the metric must be better than at the last improvement to count as one.</summary>
    /// <value>Default: 0: any improvement counts. 0 or more, in the metric's own unit.</value>
    public double MinimumImprovement { get; set; }

    internal EarlyStoppingOptions Copy() => (EarlyStoppingOptions)MemberwiseClone();

    internal void Check(OptionsFaults faults, string prefix)
    {
        faults.Check(Patience >= 1, prefix + nameof(Patience), Patience, "1 or more");
        faults.Check(double.IsFinite(MinimumImprovement) && MinimumImprovement >= 0, prefix + nameof(MinimumImprovement), MinimumImprovement, "0 or more");
    }
}
