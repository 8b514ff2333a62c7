using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>One training: fit → epoch → step.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingProblem _problem;
    private readonly TrainingOptions _options;
    private readonly ProgressReporter _reporter;
    private readonly ILearningRateSchedule _schedule;
    private readonly double _maxLearningRate;
    private readonly LearningRateCurve? _curve;
    private readonly TrainingRandomness _randomness;
    private readonly StepRunner _runner;
    private readonly KeptWeights _kept;
    private readonly BestEpoch _best;
    private readonly TensorBoardLog? _tensorBoard;
    private readonly List<EpochRecord> _epochs = [];
    private readonly long _stepCount;
    private long _steps;
    private int? _resumedAfter;
    private (TrainingStop Stop, string Message)? _stop;

    public TrainingRun(
        TrainingProblem problem,
        TrainingOptions options,
        TrainingRandomness randomness,
        ProgressReporter reporter,
        double maxLearningRate,
        LearningRateCurve? curve)
    {
        (_problem, _options, _reporter, _maxLearningRate, _curve) = (problem, options, reporter, maxLearningRate, curve);
        _schedule = options.Schedule(maxLearningRate);
        _best = new BestEpoch(options.Keep, options.EarlyStopping);
        _tensorBoard = options.TensorBoardPath is { } folder ? new TensorBoardLog(folder) : null;
        _randomness = randomness;
        problem.Start(new TrainingContext(randomness.Device, options.Seed ?? 0, randomness.Generator));
        _runner = new StepRunner(problem, options, randomness.Device, EpochPlan.Of(options, problem.MixesRows), reporter.Warn);
        _kept = new KeptWeights(problem.Module, options.AverageDecay);
        _stepCount = (long)options.Epochs * _runner.Plan.Windows((int)problem.RowCount).Count;
        if (problem.MixesRows && options.AccumulateBatches > 1)
            reporter.Warn(BatchNormWarning(_runner.Plan));
    }

    public void Resume(TrainingCheckpoint checkpoint)
    {
        var head = checkpoint.Head;
        checkpoint.Restore(_problem.Module, _kept, _runner.Optimizer);
        _kept.WithAverage(_kept.TakeLastGood);
        _randomness.Restore(head.OwnGenerator, head.StockGenerator);
        _runner.Plan = _runner.Plan with { BatchSize = head.BatchSize };
        _reporter.Restore(head.Warnings);
        _best.State = head.Best;
        _epochs.AddRange(head.Epochs);
        _steps = head.Steps;
        _resumedAfter = _epochs.Count;
    }

    public TrainingHistory Fit()
    {
        _reporter.Start(_steps);
        StopEarlyIfDue();
        while (_stop is null && _epochs.Count < _options.Epochs)
            RunEpoch(_epochs.Count + 1);
        return Finish();
    }

    public void Dispose()
    {
        _kept.Dispose();
        _runner.Dispose();
    }

    private void RunEpoch(int epoch)
    {
        var time = Stopwatch.StartNew();
        var tally = new EpochTally();
        var order = RowOrder.Of(_problem.RowCount, _options.Seed ?? 0, epoch);
        var windows = _runner.Plan.Windows(order.Length);
        TrainingStep? step = null;
        _problem.Module.train();
        foreach (var window in windows)
        {
            step = NextStep(epoch);
            RunStep(step, order.AsSpan(window), tally);
            if (_stop is not null)
                return;
            _reporter.StepDone(step, tally, windows.Count * _runner.Plan.AccumulateBatches, time.Elapsed);
        }

        EndEpoch(step!, tally, time);
    }

    private TrainingStep NextStep(int epoch)
    {
        var step = new TrainingStep(epoch, _steps, _stepCount) { WeightDecay = _options.WeightDecay };
        step.LearningRate = _schedule.LearningRateAt(step.Progress);
        step.Momentum = _schedule.MomentumAt(step.Progress) ?? _options.Optimizer.Momentum;
        return step;
    }

    private void RunStep(TrainingStep step, ReadOnlySpan<long> rows, EpochTally tally)
    {
        if (_options.CancellationToken.IsCancellationRequested)
        {
            Stop(TrainingStop.Cancelled, $"Cancelled in epoch {step.Epoch} of {_options.Epochs}.");
            return;
        }

        _problem.OnStepStarting(step);
        if (step.StopReason is { } reason)
        {
            Stop(TrainingStop.Requested, reason);
            return;
        }

        var result = _runner.Run(rows, step);
        if (!result.IsFinite)
        {
            Stop(TrainingStop.NotFinite, NotFiniteMessage(step, "the loss or its gradient"));
            return;
        }

        _kept.AddStep(_steps);
        _steps++;
        tally.Add(result, rows.Length, _runner.Plan.Batches(rows.Length).Count);
    }

    private void EndEpoch(TrainingStep lastStep, EpochTally tally, Stopwatch time)
    {
        if (!ModuleSnapshot.IsFinite(_problem.Module))
        {
            Stop(TrainingStop.NotFinite, NotFiniteMessage(lastStep, "a weight"));
            return;
        }

        IReadOnlyList<TrainingMetric> metrics = [];
        _kept.WithAverage(() =>
        {
            metrics = Validate();
            _kept.TakeLastGood();
            if (metrics.Count > 0 && _best.Add(lastStep.Epoch, metrics[0]) && _options.Keep != WeightsToKeep.Last)
                _kept.TakeBest();
        });

        if (_epochs.Count == 0 && metrics.Count == 0 && _options.EarlyStopping is not null)
            _reporter.Warn($"{nameof(TrainingOptions.EarlyStopping)} has no effect: {_problem.GetType().Name} evaluates nothing.");
        _epochs.Add(new EpochRecord(lastStep.Epoch, tally.Loss, lastStep.LearningRate, metrics, time.Elapsed));
        _tensorBoard?.Add(_epochs[^1]);
        SaveCheckpoint();
        _reporter.EpochDone(_epochs[^1], tally, _steps, _stepCount);
        StopEarlyIfDue();
    }

    private IReadOnlyList<TrainingMetric> Validate()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        _problem.Module.eval();
        return _problem.Validate();
    }

    private void SaveCheckpoint()
    {
        if (_options.CheckpointPath is not { } path)
            return;
        var (own, stock) = _randomness.Save();
        var head = new CheckpointHead
        {
            Fingerprint = RunFingerprint.Of(_problem, _options, _runner.Plan),
            Epochs = _epochs,
            Steps = _steps,
            BatchSize = _runner.Plan.BatchSize,
            MaxLearningRate = _maxLearningRate,
            Curve = _curve,
            Warnings = _reporter.Warnings,
            Best = _best.State,
            OwnGenerator = own,
            StockGenerator = stock,
        };
        TrainingCheckpoint.Save(path, head, _problem.Module, _kept, _runner.Optimizer);
    }

    private void StopEarlyIfDue()
    {
        if (_best.ShouldStop)
        {
            Stop(TrainingStop.EarlyStopping, string.Create(
                CultureInfo.InvariantCulture,
                $"No improvement in {_best.State.EpochsWithoutImprovement} epochs. The best was epoch {_best.State.Epoch}, with {_best.State.Value:G5}."));
        }
    }

    private void Stop(TrainingStop stop, string message)
    {
        _stop ??= (stop, message);
        if (stop == TrainingStop.NotFinite)
            _reporter.Warn(message);
    }

    private TrainingHistory Finish()
    {
        var (stop, message) = _stop ?? (TrainingStop.Completed, $"All {_options.Epochs} epochs are done.");
        var isAtEpochEnd = stop is TrainingStop.Completed or TrainingStop.EarlyStopping;
        int? kept = isAtEpochEnd && _epochs.Count > 0 ? _epochs.Count : null;
        _kept.Average?.Swap();
        if (_kept.Best is not null)
        {
            _kept.Best.Restore();
            kept = _best.State.Epoch;
        }
        else if (stop == TrainingStop.NotFinite && !ModuleSnapshot.IsFinite(_problem.Module))
        {
            _kept.RestoreLastGood();
            kept = _epochs.Count > 0 ? _epochs.Count : null;
        }

        _problem.Module.eval();
        if (_options.CheckpointPath is { } path && (isAtEpochEnd || stop == TrainingStop.Requested))
            CheckpointFile.Delete(path);
        return new TrainingHistory
        {
            Epochs = [.. _epochs],
            Stop = stop,
            StopMessage = message,
            BestEpoch = _best.State.Epoch > 0 ? _best.State.Epoch : null,
            KeptEpoch = kept,
            MaxLearningRate = _maxLearningRate,
            LearningRateCurve = _curve,
            BatchSize = _runner.Plan.BatchSize,
            AccumulateBatches = _runner.Plan.AccumulateBatches,
            Steps = _steps,
            ResumedAfterEpoch = _resumedAfter,
            Warnings = [.. _reporter.Warnings.Distinct(StringComparer.Ordinal)],
        };
    }

    private static string NotFiniteMessage(TrainingStep step, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"In epoch {step.Epoch}, step {step.Index}, {what} was not a finite number. The last good weights are kept. Check the data for NaN and infinity, or lower the learning rate ({step.LearningRate:G3}) or set {nameof(TrainingOptions.GradientClipNorm)}.");

    private static string BatchNormWarning(EpochPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"The network has BatchNorm, whose statistics are those of each batch of {plan.BatchSize} rows: accumulating {plan.AccumulateBatches} of them does not equal one batch of {plan.WindowRows}.");
}
