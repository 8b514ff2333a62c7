namespace MlNetPlus.Torch;

/// <summary>Cosine waves over the logarithm of the progress: cycles that grow longer, each from nothing to the maximum and back.</summary>
/// <remarks>
/// RealMLP's schedule (Holzmüller, Grinsztajn and Steinwart 2024, "Better by default"):
/// max · (0.5 − 0.5 · cos(2π · log2(1 + (2^cycles − 1) · x))); four cycles give its <c>coslog4</c>, with log2(1 + 15x).
/// The first step of a training has the rate 0.
/// </remarks>
public sealed class CosineLogSchedule : ILearningRateSchedule
{
    private readonly double _stretch;

    /// <summary>Makes the schedule.</summary>
    /// <param name="maxLearningRate">The highest rate, above 0.</param>
    /// <param name="cycles">How many cycles, from 1 to 30.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CosineLogSchedule(double maxLearningRate, int cycles = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(cycles, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cycles, 30);
        MaxLearningRate = maxLearningRate;
        _stretch = (1 << cycles) - 1;
    }

    /// <summary>The highest rate.</summary>
    public double MaxLearningRate { get; }

    /// <inheritdoc />
    public double LearningRateAt(double progress) =>
        MaxLearningRate * (0.5 - (0.5 * Math.Cos(2 * Math.PI * Math.Log2(1 + (_stretch * progress)))));
}
