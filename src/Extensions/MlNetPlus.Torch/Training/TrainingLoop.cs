using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Trains a network: epochs of optimizer steps, with validation, checkpoints and all that <see cref="TrainingOptions"/> has.</summary>
/// <remarks>
/// The same problem, options and seed give the same weights on the processor. The random numbers of the process are not touched: torch's
/// default generator, which stock layers such as Dropout draw from, is put back in the state it was in. (On CUDA it is seeded, and stays so.)
/// </remarks>
public static class TrainingLoop
{
    private const double FallbackLearningRate = 1e-3;

    /// <summary>Trains a problem's network in place.</summary>
    /// <param name="problem">The network, its rows and their losses.</param>
    /// <param name="options">How to train, copied; null for defaults.</param>
    /// <returns>What happened. The network has the weights that <see cref="TrainingOptions.Keep"/> asks for, and is in evaluation mode.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    /// <exception cref="InvalidOperationException">
    /// There is nothing to train, the device is missing or out of memory, or the checkpoint is of another training.
    /// </exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, and so is the one before it, or there is none.</exception>
    /// <exception cref="OperationCanceledException">
    /// The training was cancelled, and <see cref="TrainingOptions.ReturnWhenCancelled"/> is not set. The network has the weights it would have had.
    /// </exception>
    public static TrainingHistory Fit(TrainingProblem problem, TrainingOptions? options = null) => FitStage(problem, options, knownLearningRate: null);

    /// <summary>For trainings in stages: where the options name no learning rate, one that an earlier stage found, so that none is searched for.</summary>
    internal static TrainingHistory FitStage(TrainingProblem problem, TrainingOptions? options, double? knownLearningRate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var settings = (options ?? new TrainingOptions()).ValidatedCopy();
        var device = TrainingDevice.Resolve(settings.Device);
        TrainingChecks.Check(problem);

        var reporter = new ProgressReporter(settings);
        var checkpoint = LoadCheckpoint(problem, settings, reporter);
        var rate = checkpoint?.Head.MaxLearningRate ?? settings.MaxLearningRate ?? knownLearningRate;
        var curve = rate is null ? LearningRateFinder.Find(problem, settings, device, reporter) : checkpoint?.Head.Curve;

        using var randomness = new TrainingRandomness(settings.Seed ?? 0, device);
        using var run = new TrainingRun(problem, settings, randomness, reporter, rate ?? Suggested(curve!, reporter), curve);
        if (checkpoint is not null)
            run.Resume(checkpoint);
        var history = run.Fit();
        if (history.Stop == TrainingStop.Cancelled && !settings.ReturnWhenCancelled)
            throw new OperationCanceledException(history.StopMessage, settings.CancellationToken);
        return history;
    }

    private static TrainingCheckpoint? LoadCheckpoint(TrainingProblem problem, TrainingOptions options, ProgressReporter reporter)
    {
        if (options.CheckpointPath is not { } path || TrainingCheckpoint.Load(path, reporter.Warn) is not { } checkpoint)
            return null;
        var plan = EpochPlan.Of(options, problem.MixesRows);
        RunFingerprint.Check(path, checkpoint.Head.Fingerprint, RunFingerprint.Of(problem, options, plan));
        return checkpoint;
    }

    private static double Suggested(LearningRateCurve curve, ProgressReporter reporter)
    {
        if (curve.Suggest() is { } rate)
            return rate;
        reporter.Warn($"The learning-rate search gave no suggestion, so {nameof(TrainingOptions.MaxLearningRate)} is 0.001. {curve.WhyNone()}");
        return FallbackLearningRate;
    }
}
