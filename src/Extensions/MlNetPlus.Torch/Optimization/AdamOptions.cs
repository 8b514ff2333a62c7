using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch;

/// <summary>The settings of <see cref="AdamOptimizer"/>. The defaults are fastai's, which are not PyTorch's.</summary>
public sealed class AdamOptions
{
    /// <summary>The decay of the average of gradients (beta 1), where the schedule sets none.</summary>
    /// <value>Default: 0.9. From 0 to below 1.</value>
    public double Momentum { get; set; } = 0.9;

    /// <summary>The decay of the average of squared gradients (beta 2).</summary>
    /// <value>Default: 0.99 (PyTorch: 0.999). From 0 to below 1.</value>
    public double SquaredMomentum { get; set; } = 0.99;

    /// <summary>What is added to the root of the averaged square, outside of the root.</summary>
    /// <value>Default: 1e-5 (PyTorch: 1e-8). Above 0.</value>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether weights shrink by themselves (AdamW), rather than through the gradient.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool DecoupledWeightDecay { get; set; } = true;

    internal AdamOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(AdamOptions));
        Check(faults, "");
        faults.ThrowIfAny();
        return Copy();
    }

    internal AdamOptions Copy() => (AdamOptions)MemberwiseClone();

    internal void Check(OptionsFaults faults, string prefix)
    {
        faults.Check(Momentum is >= 0 and < 1, prefix + nameof(Momentum), Momentum, "from 0 to below 1");
        faults.Check(SquaredMomentum is >= 0 and < 1, prefix + nameof(SquaredMomentum), SquaredMomentum, "from 0 to below 1");
        faults.Check(Epsilon > 0 && double.IsFinite(Epsilon), prefix + nameof(Epsilon), Epsilon, "a number above 0");
    }
}
