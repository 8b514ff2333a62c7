namespace MlNetPlus.Torch;

/// <summary>One cycle: the rate rises along a cosine to its maximum, then falls far below its start, and the momentum does the opposite.</summary>
/// <remarks>
/// Smith and Topin 2018, "Super-convergence", with cosines as fastai's <c>fit_one_cycle</c> has them. With progress x:
/// for x below <c>percentStart</c> the rate goes from max/div to max and the momentum from 0.95 to 0.85; after it the rate goes from max
/// to max/divFinal, and the momentum back. Thread safe: it has no state.
/// </remarks>
public sealed class OneCycleSchedule : ILearningRateSchedule
{
    private const double HighMomentum = 0.95;
    private const double LowMomentum = 0.85;

    private readonly double _div;
    private readonly double _divFinal;
    private readonly double _percentStart;

    /// <summary>Makes the schedule.</summary>
    /// <param name="maxLearningRate">The highest rate, above 0.</param>
    /// <param name="div">The first rate is the highest divided by this number, above 0.</param>
    /// <param name="divFinal">The last rate is the highest divided by this number, above 0.</param>
    /// <param name="percentStart">The share of the training in which the rate rises, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public OneCycleSchedule(double maxLearningRate, double div = 25, double divFinal = 1e5, double percentStart = 0.25)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(div);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divFinal);
        if (!(percentStart is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(percentStart), percentStart, "Expected a share from 0 to 1.");
        MaxLearningRate = maxLearningRate;
        _div = div;
        _divFinal = divFinal;
        _percentStart = percentStart;
    }

    /// <summary>The highest rate.</summary>
    public double MaxLearningRate { get; }

    /// <inheritdoc />
    public double LearningRateAt(double progress) =>
        progress < _percentStart
            ? CosineAnnealing.Between(MaxLearningRate / _div, MaxLearningRate, progress / _percentStart)
            : CosineAnnealing.Between(MaxLearningRate, MaxLearningRate / _divFinal, Falling(progress));

    /// <summary>The momentum of the next optimizer step.</summary>
    /// <param name="progress">How much of the training is done.</param>
    /// <returns>0.95 at the ends, 0.85 at the highest rate.</returns>
    public double MomentumAt(double progress) =>
        progress < _percentStart
            ? CosineAnnealing.Between(HighMomentum, LowMomentum, progress / _percentStart)
            : CosineAnnealing.Between(LowMomentum, HighMomentum, Falling(progress));

    double? ILearningRateSchedule.MomentumAt(double progress) => MomentumAt(progress);

    // With the whole training rising there is no fall, only its first point.
    private double Falling(double progress) => _percentStart < 1 ? (progress - _percentStart) / (1 - _percentStart) : 0;
}
