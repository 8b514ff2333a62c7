using System.Globalization;

namespace MlNetPlus.Torch;

/// <summary>What two runs must have in common for one to go on where the other was interrupted.</summary>
internal static class RunFingerprint
{
    public static IReadOnlyList<string> Of(TrainingProblem problem, TrainingOptions options, EpochPlan plan) =>
    [
        Line("training rows", problem.RowCount),
        Line(nameof(options.Epochs), options.Epochs),
        Line("rows in an optimizer step", plan.WindowRows),
        Line(nameof(options.DropLastBatch), options.DropLastBatch),
        Line(nameof(options.MaxLearningRate), options.MaxLearningRate),
        Line(nameof(options.Schedule), string.Join(' ', new[] { 0, 0.1, 0.5, 0.9 }.Select(options.Schedule(1).LearningRateAt).Select(rate => rate.ToString("R", CultureInfo.InvariantCulture)))),
        Line(nameof(options.WeightDecay), options.WeightDecay),
        Line(nameof(options.GradientClipNorm), options.GradientClipNorm),
        Line(nameof(options.LabelSmoothing), options.LabelSmoothing),
        Line(nameof(options.AverageDecay), options.AverageDecay),
        Line(nameof(options.Optimizer), FormattableString.Invariant($"{options.Optimizer.Momentum} {options.Optimizer.SquaredMomentum} {options.Optimizer.Epsilon} {options.Optimizer.DecoupledWeightDecay}")),
        Line(nameof(options.Seed), options.Seed ?? 0),
        Line(nameof(options.Keep), options.Keep),
        Line("early stopping", options.EarlyStopping is { } stopping ? FormattableString.Invariant($"{stopping.Patience} {stopping.MinimumImprovement}") : "none"),
        .. problem.Module.named_parameters().Select(p => Line(p.name, string.Join('x', p.parameter.shape))),
    ];

    /// <exception cref="InvalidOperationException">The checkpoint is of a run that differs; the message says in what.</exception>
    public static void Check(string path, IReadOnlyList<string> saved, IReadOnlyList<string> current)
    {
        var differences = current.Except(saved, StringComparer.Ordinal).ToArray();
        if (differences.Length == 0 && saved.Count == current.Count)
            return;
        var were = saved.Except(current, StringComparer.Ordinal);
        throw new InvalidOperationException(
            $"The checkpoint '{path}' is of another training. There: {string.Join("; ", were.Take(5))}. Here: {string.Join("; ", differences.Take(5))}. " +
            $"Go on with the same options and data, delete the file, or set {nameof(TrainingOptions.CheckpointPath)} to another one.");
    }

    private static string Line(string name, object? value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value ?? "none"}");
}
