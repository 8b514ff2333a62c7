namespace MlNetPlus.Torch;

/// <summary>The learning rate, and the momentum where it is scheduled too, as a function of the progress of the training.</summary>
public interface ILearningRateSchedule
{
    /// <summary>The learning rate of the next optimizer step.</summary>
    /// <param name="progress">How much of the training is done: 0 at the start, below 1 at the last step.</param>
    /// <returns>A rate of at least 0.</returns>
    double LearningRateAt(double progress);

    /// <summary>The momentum (Adam's beta 1) of the next optimizer step.</summary>
    /// <param name="progress">How much of the training is done.</param>
    /// <returns>A number from 0 to below 1, or null, the default, to leave it as the optimizer has it.</returns>
    double? MomentumAt(double progress) => null;
}
