namespace MlNetPlus.Torch;

/// <summary>A flat rate, then a cosine down to nearly nothing (fastai's <c>fit_flat_cos</c>). The momentum stays as it is.</summary>
public sealed class FlatCosineSchedule : ILearningRateSchedule
{
    private readonly double _divFinal;
    private readonly double _percentStart;

    /// <summary>Makes the schedule.</summary>
    /// <param name="maxLearningRate">The flat rate, above 0.</param>
    /// <param name="divFinal">The last rate is the flat one divided by this number, above 0.</param>
    /// <param name="percentStart">The share of the training that is flat, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public FlatCosineSchedule(double maxLearningRate, double divFinal = 1e5, double percentStart = 0.75)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divFinal);
        if (!(percentStart is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(percentStart), percentStart, "Expected a share from 0 to 1.");
        MaxLearningRate = maxLearningRate;
        _divFinal = divFinal;
        _percentStart = percentStart;
    }

    /// <summary>The flat rate.</summary>
    public double MaxLearningRate { get; }

    /// <inheritdoc />
    public double LearningRateAt(double progress) =>
        progress <= _percentStart
            ? MaxLearningRate
            : CosineAnnealing.Between(MaxLearningRate, MaxLearningRate / _divFinal, (progress - _percentStart) / (1 - _percentStart));
}
