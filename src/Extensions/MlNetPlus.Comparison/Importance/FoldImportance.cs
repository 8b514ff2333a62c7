using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Permutation importance of the models of one fold; the raw test rows that it permutes are held once for all contenders.</summary>
internal sealed class FoldImportance
{
    private readonly ComparisonSource _source;
    private readonly Fold _fold;
    private readonly ITransformer? _features;
    private readonly int[] _chosen;
    private readonly HeldRows _rows;

    /// <param name="source">The comparison; its options ask for importance.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features as fitted on the training rows, or null.</param>
    public FoldImportance(ComparisonSource source, Fold fold, ITransformer? features)
    {
        _source = source;
        _fold = fold;
        _features = features;
        _chosen = RowSample.Draw(fold, source.Options.Importance!.MaxRows, source.Options.Seed);
        _rows = new HeldRows(source.RowsAt(_chosen), _chosen.Length);
    }

    private FeatureImportanceOptions Options => _source.Options.Importance!;

    /// <summary>What the permutations do to one model; a reason when they cannot be made.</summary>
    public CellImportance Measure(ITransformer model, CancellationToken cancellation)
    {
        try
        {
            var metric = _source.Options.Metric ?? MetricTraits.Of(_source.Labels.Task)[0];
            var permutations = Enumerable.Range(0, Options.Permutations).Select(number => PermutationImportance.Draw(_source.Options.Seed, _fold, number, _rows.Count)).ToArray();
            return new PermutationImportance(_rows, rows => Score(model, rows), _source.Labels, metric)
                .Measure(read => ImportanceUnits.Of(_source, read), permutations, Options.Threads ?? Environment.ProcessorCount, cancellation);
        }
#pragma warning disable CA1031 // The comparison stands without importance; the reason is part of the result.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
            return CellImportance.None(cause.Message);
        }
    }

    private FoldPredictions Score(ITransformer model, IDataView rows) => PredictionReader.Read(
        model.Transform(_features is null ? rows : _features.Transform(rows)), _fold, _chosen, _source.Labels.Task, _source.Labels.ScoreWidth);
}
