using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>What <see cref="TrainingLoop"/> trains: a network, its training rows, the loss of each row, and how it is evaluated.</summary>
/// <remarks>
/// A trainer derives from this class and holds the data as it likes. The loop decides which rows come when, and does all the rest:
/// accumulation, optimizer, schedule, validation, checkpoints. Its calls come in this order, all from the thread that called
/// <see cref="TrainingLoop.Fit"/>: <see cref="Start"/> once, <see cref="ParameterGroups"/> once, then for each optimizer step
/// <see cref="OnStepStarting"/> and <see cref="Losses"/> once a batch, and <see cref="Validate"/> at the end of each epoch.
/// </remarks>
public abstract class TrainingProblem
{
    /// <summary>The network. Its parameters and buffers are what is trained, averaged, kept and saved.</summary>
    /// <value>Always the same object. The problem owns it: the loop disposes nothing of it.</value>
    public abstract torch.nn.Module Module { get; }

    /// <summary>How many training rows there are.</summary>
    /// <value>At least 1. Rows are numbered from 0 to this number less one.</value>
    public abstract long RowCount { get; }

    /// <summary>The weight of each training row in the loss.</summary>
    /// <value><see cref="RowCount"/> numbers, none negative; null, the default, when all rows weigh the same.</value>
    public virtual IReadOnlyList<float>? RowWeights => null;

    /// <summary>Whether a row's loss depends on the other rows of its batch, so that accumulating batches is not the same as one large batch.</summary>
    internal virtual bool MixesRows => NormalizationLayers.MixRows(Module);

    /// <summary>The loss of each of some training rows: not weighted, not averaged.</summary>
    /// <param name="rows">Row numbers, in the order of the losses wanted.</param>
    /// <returns>
    /// A tensor of shape (rows.Length), on the device given to <see cref="Start"/>, that gradients flow through.
    /// The loop disposes it, and every other tensor made inside the call that is not detached from the dispose scope.
    /// </returns>
    /// <remarks>The module is in training mode. Draw random numbers from the generator given to <see cref="Start"/>.</remarks>
    public abstract torch.Tensor Losses(ReadOnlySpan<long> rows);

    /// <summary>Moves the network, and what else the problem holds, to the device of the training.</summary>
    /// <param name="context">The device, the seed and a generator of random numbers, valid until the training ends.</param>
    /// <remarks>By default moves the <see cref="Module"/> alone. Called before each training and before each learning-rate search.</remarks>
    public virtual void Start(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Module.to(context.Device);
    }

    /// <summary>The parameters to train, with their learning rates and whether their weights decay.</summary>
    /// <returns>By default all of <see cref="Module"/>'s, as <see cref="ParameterGroup.Of"/> divides them.</returns>
    /// <remarks>A parameter that is in no group, or that requires no gradient, is not trained.</remarks>
    public virtual IReadOnlyList<ParameterGroup> ParameterGroups() => ParameterGroup.Of(Module);

    /// <summary>Evaluates the network on rows that are not trained on.</summary>
    /// <returns>
    /// Metrics by name. The first one steers: it decides which epoch was best and when to stop early.
    /// Empty, the default, when there is nothing to evaluate on.
    /// </returns>
    /// <remarks>The module is in evaluation mode, no gradients are recorded, and tensors made inside the call are disposed after it.</remarks>
    public virtual IReadOnlyList<TrainingMetric> Validate() => [];

    /// <summary>Called before each optimizer step, ahead of its first batch. Does nothing by default.</summary>
    /// <param name="step">Where the training is, and the step's rates, which may be changed here; or ask it to stop.</param>
    /// <remarks>For what follows a schedule of its own: a weight decay that fades, a dropout layer's probability.</remarks>
    public virtual void OnStepStarting(TrainingStep step)
    {
    }
}
