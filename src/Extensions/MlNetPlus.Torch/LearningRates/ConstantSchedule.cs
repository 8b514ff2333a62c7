namespace MlNetPlus.Torch;

/// <summary>The same learning rate throughout.</summary>
public sealed class ConstantSchedule : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The rate, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public ConstantSchedule(double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        LearningRate = learningRate;
    }

    /// <summary>The rate.</summary>
    public double LearningRate { get; }

    /// <inheritdoc />
    public double LearningRateAt(double progress) => LearningRate;
}
