using System.Globalization;
using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Searches for a learning rate: trains with a rate that grows from step to step, watches the loss, and undoes it all.</summary>
/// <remarks>
/// Rates, smoothing and divergence are fastai's <c>lr_find</c>. Unlike there, a step here is an optimizer step, also with accumulation;
/// parameters, buffers, modes and the process's random numbers are as before whatever happens, from a copy in memory; and a loss that is not a
/// finite number ends the search.
/// </remarks>
public static class LearningRateFinder
{
    private const double Smoothing = 0.98;
    private const double DivergenceFactor = 4;

    /// <summary>Measures the loss over the learning rate. The network is afterwards what it was before.</summary>
    /// <param name="problem">What would be trained.</param>
    /// <param name="options">How it would be trained; <see cref="TrainingOptions.LearningRateFinder"/> is how to search. Null for defaults.</param>
    /// <returns>The curve, to read a learning rate off.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to train, or the device is missing or out of memory.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; there is no curve then.</exception>
    public static LearningRateCurve Find(TrainingProblem problem, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var settings = (options ?? new TrainingOptions()).ValidatedCopy();
        var device = TrainingDevice.Resolve(settings.Device);
        return Find(problem, settings, device, new ProgressReporter(settings));
    }

    internal static LearningRateCurve Find(TrainingProblem problem, TrainingOptions options, torch.Device device, ProgressReporter reporter)
    {
        using var randomness = new TrainingRandomness(options.Seed ?? 0, device);
        problem.Start(new TrainingContext(device, options.Seed ?? 0, randomness.Generator));
        TrainingChecks.Check(problem);
        var module = problem.Module;
        var modes = module.modules().Prepend(module).Select(part => (part, part.training)).ToArray();
        using var snapshot = new ModuleSnapshot(module);
        try
        {
            module.train();
            return Measure(problem, options, device, reporter);
        }
        finally
        {
            snapshot.Restore();
            foreach (var (part, training) in modes)
                part.train(training);
        }
    }

    private static LearningRateCurve Measure(TrainingProblem problem, TrainingOptions options, torch.Device device, ProgressReporter reporter)
    {
        var search = options.LearningRateFinder;
        var plan = EpochPlan.Of(options, problem.MixesRows);
        using var runner = new StepRunner(problem, options, device, plan, reporter.Warn);
        var (rates, losses) = (new List<double>(), new List<double>());
        var average = 0.0;
        foreach (var rows in Windows(problem.RowCount, options.Seed ?? 0, plan))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var step = new TrainingStep(epoch: 1, rates.Count, search.Iterations)
            {
                LearningRate = search.StartLearningRate * Math.Pow(search.EndLearningRate / search.StartLearningRate, (double)rates.Count / search.Iterations),
                Momentum = options.Optimizer.Momentum,
                WeightDecay = options.WeightDecay,
            };
            var result = runner.Run(rows.Span, step);
            if (result.Weight == 0)
                continue;
            average = (Smoothing * average) + ((1 - Smoothing) * (result.LossSum / result.Weight));
            rates.Add(step.LearningRate);
            losses.Add(result.IsFinite ? average / (1 - Math.Pow(Smoothing, rates.Count)) : double.NaN);
            reporter.Searching(rates.Count, search.Iterations, losses[^1], step.LearningRate);
            if (WhyEnd(losses, search) is { } reason)
                return new LearningRateCurve(rates, losses, search.Iterations) { EndReason = reason };
        }

        throw new InvalidOperationException("The rows came to an end, although they are gone through again and again.");
    }

    /// <summary>Why the search ends after the last of these losses; null when it goes on.</summary>
    internal static string? WhyEnd(IReadOnlyList<double> losses, LearningRateFinderOptions search)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!double.IsFinite(losses[^1]))
            return string.Create(culture, $"The search ended at iteration {losses.Count} of {search.Iterations}: the loss is not a finite number.");
        if (search.StopOnDivergence && losses[^1] > DivergesAbove(losses))
            return string.Create(culture, $"The search ended at iteration {losses.Count} of {search.Iterations}: the loss rose far above its lowest.");
        return losses.Count < search.Iterations ? null : string.Create(culture, $"The search made all {search.Iterations} iterations.");
    }

    // Four times the lowest, as fastai has it, is above the lowest only where losses are positive.
    private static double DivergesAbove(IReadOnlyList<double> losses)
    {
        var lowest = losses.Min();
        return lowest > 0
            ? DivergenceFactor * lowest
            : lowest + ((DivergenceFactor - 1) * Math.Max(losses[0] - lowest, Math.Abs(lowest)));
    }

    /// <summary>The windows of epoch after epoch, without end. Rests that fill no window are left out, unless there is nothing else.</summary>
    private static IEnumerable<ReadOnlyMemory<long>> Windows(long rowCount, int seed, EpochPlan plan)
    {
        for (var epoch = RowOrder.SearchEpochs; ; epoch++)
        {
            var order = RowOrder.Of(rowCount, seed, epoch);
            var windows = plan.Windows(order.Length);
            foreach (var window in windows)
            {
                var rows = order.AsMemory(window);
                if (rows.Length >= plan.WindowRows || windows.Count == 1)
                    yield return rows;
            }
        }
    }
}
