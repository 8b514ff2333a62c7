using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch;

/// <summary>How to train a network: what every torch trainer of this package has in common.</summary>
public sealed class TrainingOptions
{
    /// <summary>How often the training rows are gone through.</summary>
    /// <value>Default: 10. 1 or more.</value>
    public int Epochs { get; set; } = 10;

    /// <summary>How many rows go through the network at once.</summary>
    /// <value>
    /// Default: <see langword="null"/>, automatic: 64, halved whenever the device runs out of memory, with twice the batches
    /// accumulated, so that every optimizer step still sees the same rows. A number, 1 or more, is kept: running out of memory is then an error.
    /// </value>
    public int? BatchSize { get; set; }

    /// <summary>How many batches one optimizer step sees.</summary>
    /// <value>
    /// Default: 1. 1 or more. The gradient is the exact mean over the rows of these batches, also where a batch is smaller; what is left at
    /// the end of an epoch makes a step of its own. Memory is that of one batch.
    /// </value>
    public int AccumulateBatches { get; set; } = 1;

    /// <summary>Whether an epoch leaves out the rows that are left when no full batch can be made of them. Other rows each epoch.</summary>
    /// <value>Default: <see langword="false"/>. Of no effect when there are fewer rows than one batch.</value>
    public bool DropLastBatch { get; set; }

    /// <summary>The highest learning rate of the schedule.</summary>
    /// <value>
    /// Default: <see langword="null"/>: a learning-rate search is made first, and <see cref="LearningRateSuggestion.Valley"/> is taken; when there
    /// is no suggestion, 0.001, with a warning. Otherwise above 0.
    /// </value>
    public double? MaxLearningRate { get; set; }

    /// <summary>Makes the schedule, given the highest learning rate.</summary>
    /// <value>Default: <see cref="OneCycleSchedule"/> with its defaults.</value>
    public Func<double, ILearningRateSchedule> Schedule { get; set; } = DefaultSchedule;

    /// <summary>How the learning-rate search is made, when there is one.</summary>
    /// <value>Default: fastai's settings.</value>
    public LearningRateFinderOptions LearningRateFinder { get; set; } = new();

    /// <summary>The settings of the optimizer, Adam.</summary>
    /// <value>Default: fastai's settings.</value>
    public AdamOptions Optimizer { get; set; } = new();

    /// <summary>By how much weights shrink in a step, as a share of themselves, times the learning rate.</summary>
    /// <value>Default: 0.01. 0 or more. Biases and normalization layers are exempt, unless a trainer says otherwise.</value>
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>The longest gradient, over all parameters together: longer ones are scaled down to it, once an optimizer step.</summary>
    /// <value>Default: <see langword="null"/>: none. Otherwise above 0.</value>
    public double? GradientClipNorm { get; set; }

    /// <summary>The share of a label's probability that is spread evenly over all classes. For trainers of classes; others leave it.</summary>
    /// <value>Default: 0. From 0 to below 1; 0.1 is common, and hurts log-loss and calibration.</value>
    public double LabelSmoothing { get; set; }

    /// <summary>The decay of an exponential moving average of the weights, taken after each step, that is evaluated and kept instead of them.</summary>
    /// <value>
    /// Default: <see langword="null"/>: none. Otherwise from 0 to below 1, such as 0.999. The first steps use (1 + t) / (10 + t) where that is less,
    /// so that the start is forgotten soon.
    /// </value>
    public double? AverageDecay { get; set; }

    /// <summary>The seed of all randomness in the training: order of rows, dropout, augmentation.</summary>
    /// <value>Default: <see langword="null"/>: a trainer draws one from its environment; <see cref="TrainingLoop"/> itself takes 0.</value>
    public int? Seed { get; set; }

    /// <summary>Where to train.</summary>
    /// <value>Default: "auto": the first CUDA device if there is one, else the processor. Otherwise "cpu", "cuda", "cuda:1", "mps".</value>
    public string Device { get; set; } = TrainingDevice.Automatic;

    /// <summary>The share of the rows that a trainer keeps aside to evaluate on, when it is not given rows for that.</summary>
    /// <value>Default: 0.2. From 0, for none, to below 1.</value>
    public double ValidationFraction { get; set; } = 0.2;

    /// <summary>When to stop before the last epoch.</summary>
    /// <value>Default: <see langword="null"/>: never. Needs something to evaluate on.</value>
    public EarlyStoppingOptions? EarlyStopping { get; set; }

    /// <summary>Which weights the network has in the end.</summary>
    /// <value>Default: <see cref="WeightsToKeep.Best"/>. Without anything to evaluate on, always the last.</value>
    public WeightsToKeep Keep { get; set; } = WeightsToKeep.Best;

    /// <summary>The file that the state of the training is saved to after each epoch, and that an interrupted training goes on from.</summary>
    /// <value>
    /// Default: <see langword="null"/>: none. The state before is kept beside it, with ".previous" added. Both are deleted when the training ends
    /// by itself, and stay when it is cancelled or fails.
    /// </value>
    public string? CheckpointPath { get; set; }

    /// <summary>The folder that TensorBoard event files are written to: loss, metrics and learning rate of each epoch.</summary>
    /// <value>Default: <see langword="null"/>: none.</value>
    public string? TensorBoardPath { get; set; }

    /// <summary>Told how the training gets on: at the end of each epoch, with each warning, and between, at most ten times a second.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>Whether a cancelled training returns as if it had ended, rather than throw.</summary>
    /// <value>
    /// Default: <see langword="false"/>: <see cref="OperationCanceledException"/> is thrown. The network has the weights that
    /// <see cref="Keep"/> asks for, among those so far, in both cases. A learning-rate search that is cancelled always throws.
    /// </value>
    public bool ReturnWhenCancelled { get; set; }

    /// <summary>Cancels the training between two optimizer steps.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Whether nobody chose a schedule, so that a trainer may have one of its own.</summary>
    internal bool HasDefaultSchedule => ReferenceEquals(Schedule, DefaultSchedule);

    private static Func<double, ILearningRateSchedule> DefaultSchedule { get; } = rate => new OneCycleSchedule(rate);

    /// <summary>A copy that later changes of this object do not reach.</summary>
    /// <returns>The copy, with copies of the options inside it.</returns>
    /// <exception cref="ArgumentException">A property is out of its range; the message lists all that are.</exception>
    public TrainingOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(TrainingOptions));
        Check(faults, "");
        faults.ThrowIfAny();

        var copy = (TrainingOptions)MemberwiseClone();
        copy.Optimizer = Optimizer!.Copy();
        copy.LearningRateFinder = LearningRateFinder!.Copy();
        copy.EarlyStopping = EarlyStopping?.Copy();
        return copy;
    }

    /// <summary>For options that hold these: adds the faults to theirs.</summary>
    internal void Check(OptionsFaults faults, string prefix)
    {
        CheckNumbers(faults, prefix);
        faults.Check(Schedule is not null, prefix + nameof(Schedule), Schedule, "a function from a learning rate to a schedule");
        faults.Check(TrainingDevice.IsWellFormed(Device), prefix + nameof(Device), Device, "auto, cpu, mps, cuda or cuda:N");
        faults.Check(Enum.IsDefined(Keep), prefix + nameof(Keep), Keep, "Best, LastBest or Last");
        faults.Check(CheckpointPath is not "", prefix + nameof(CheckpointPath), CheckpointPath, "a file path, or null for none");
        faults.Check(TensorBoardPath is not "", prefix + nameof(TensorBoardPath), TensorBoardPath, "a folder path, or null for none");
        faults.Check(Optimizer is not null, prefix + nameof(Optimizer), Optimizer, "options");
        faults.Check(LearningRateFinder is not null, prefix + nameof(LearningRateFinder), LearningRateFinder, "options");
        Optimizer?.Check(faults, prefix + nameof(Optimizer) + ".");
        LearningRateFinder?.Check(faults, prefix + nameof(LearningRateFinder) + ".");
        EarlyStopping?.Check(faults, prefix + nameof(EarlyStopping) + ".");
    }

    private void CheckNumbers(OptionsFaults faults, string prefix)
    {
        faults.Check(Epochs >= 1, prefix + nameof(Epochs), Epochs, "1 or more");
        faults.Check(BatchSize is null or >= 1, prefix + nameof(BatchSize), BatchSize, "1 or more, or null for automatic");
        faults.Check(AccumulateBatches >= 1, prefix + nameof(AccumulateBatches), AccumulateBatches, "1 or more");
        faults.Check(IsPositive(MaxLearningRate), prefix + nameof(MaxLearningRate), MaxLearningRate, "a number above 0, or null to search for one");
        faults.Check(double.IsFinite(WeightDecay) && WeightDecay >= 0, prefix + nameof(WeightDecay), WeightDecay, "0 or more");
        faults.Check(IsPositive(GradientClipNorm), prefix + nameof(GradientClipNorm), GradientClipNorm, "a number above 0, or null for none");
        faults.Check(LabelSmoothing is >= 0 and < 1, prefix + nameof(LabelSmoothing), LabelSmoothing, "from 0 to below 1");
        faults.Check(AverageDecay is null or (>= 0 and < 1), prefix + nameof(AverageDecay), AverageDecay, "from 0 to below 1, or null for none");
        faults.Check(ValidationFraction is >= 0 and < 1, prefix + nameof(ValidationFraction), ValidationFraction, "from 0 to below 1");
    }

    private static bool IsPositive(double? value) => value is null || (value > 0 && double.IsFinite(value.Value));
}
