using System.Diagnostics;
using System.Globalization;

namespace MlNetPlus.Torch;

/// <summary>Tells the options' <see cref="IProgress{T}"/>, at most ten times a second between epochs, and collects the warnings.</summary>
internal sealed class ProgressReporter(TrainingOptions options)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _warnings = [];
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private long _stepsAtStart;

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Starts measuring what is left from here, after so many steps.</summary>
    public void Start(long stepsDone)
    {
        _stepsAtStart = stepsDone;
        _sinceStart.Restart();
    }

    public void Warn(string message)
    {
        _warnings.Add(message);
        options.Progress?.Report(new TrainingProgress { Stage = TrainingStage.Warning, Epochs = options.Epochs, Message = message });
    }

    /// <summary>Takes the warnings of the part of the training before an interruption.</summary>
    public void Restore(IEnumerable<string> warnings) => _warnings.AddRange(warnings);

    public void Searching(int iteration, int iterations, double loss, double learningRate) => Sometimes(() => new TrainingProgress
    {
        Stage = TrainingStage.FindingLearningRate,
        Epochs = options.Epochs,
        Batch = iteration,
        Batches = iterations,
        Loss = loss,
        LearningRate = learningRate,
    });

    public void StepDone(TrainingStep step, EpochTally tally, int batches, TimeSpan epochTime) => Sometimes(() => new TrainingProgress
    {
        Stage = TrainingStage.Training,
        Epoch = step.Epoch,
        Epochs = options.Epochs,
        Batch = tally.Batches,
        Batches = Math.Max(batches, tally.Batches),
        Loss = tally.Loss,
        LearningRate = step.LearningRate,
        SamplesPerSecond = PerSecond(tally.Rows, epochTime),
        Remaining = Remaining(step.Index + 1, step.Count),
    });

    public void EpochDone(EpochRecord record, EpochTally tally, long stepsDone, long steps) =>
        options.Progress?.Report(new TrainingProgress
        {
            Stage = TrainingStage.EpochEnd,
            Epoch = record.Epoch,
            Epochs = options.Epochs,
            Batch = tally.Batches,
            Batches = tally.Batches,
            Loss = record.Loss,
            Metrics = record.Metrics,
            LearningRate = record.LearningRate,
            SamplesPerSecond = PerSecond(tally.Rows, record.Duration),
            Remaining = Remaining(stepsDone, steps),
            Message = Line(record),
        });

    private string Line(EpochRecord record)
    {
        var metrics = string.Concat(record.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $", {m.Name} {m.Value:G5}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Epoch {record.Epoch}/{options.Epochs}: loss {record.Loss:G5}{metrics}, learning rate {record.LearningRate:G3}, {record.Duration.TotalSeconds:F1} s.");
    }

    private void Sometimes(Func<TrainingProgress> progress)
    {
        if (options.Progress is null || _sinceReport.Elapsed < Interval)
            return;
        options.Progress.Report(progress());
        _sinceReport.Restart();
    }

    private TimeSpan? Remaining(long done, long all)
    {
        var since = done - _stepsAtStart;
        return since > 0 ? (all - done) * (_sinceStart.Elapsed / since) : null;
    }

    private static double PerSecond(long rows, TimeSpan time) => time > TimeSpan.Zero ? rows / time.TotalSeconds : 0;
}
