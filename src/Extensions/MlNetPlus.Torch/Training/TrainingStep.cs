namespace MlNetPlus.Torch;

/// <summary>One optimizer step: where the training is, and the rates of the step.</summary>
/// <remarks>Made anew for each step; a change holds for that step only.</remarks>
public sealed class TrainingStep
{
    internal TrainingStep(int epoch, long index, long count)
    {
        Epoch = epoch;
        Index = index;
        Count = count;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step's number over the whole training, from 0.</summary>
    public long Index { get; }

    /// <summary>The number of steps of the whole training, when it is not stopped before.</summary>
    public long Count { get; }

    /// <summary>How much of the training is done before this step.</summary>
    /// <value><see cref="Index"/> / <see cref="Count"/>: 0 at the first step, never quite 1.</value>
    public double Progress => (double)Index / Count;

    /// <summary>The learning rate of a parameter group with factor 1.</summary>
    /// <value>As the schedule has it, unless changed.</value>
    public double LearningRate { get; set; }

    /// <summary>The decay rate of Adam's average of gradients (beta 1).</summary>
    /// <value>As the schedule has it, or else <see cref="AdamOptions.Momentum"/>, unless changed.</value>
    public double Momentum { get; set; }

    /// <summary>The weight decay of the groups whose weights decay.</summary>
    /// <value><see cref="TrainingOptions.WeightDecay"/>, unless changed.</value>
    public double WeightDecay { get; set; }

    internal string? StopReason { get; private set; }

    /// <summary>Ends the training before this step is made. The weights are chosen as at any other end.</summary>
    /// <param name="reason">Why; it stands in <see cref="TrainingHistory.StopMessage"/>.</param>
    public void RequestStop(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        StopReason = reason;
    }
}
