using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Permutation importance of the models of one fold, by permuting its raw test rows.</summary>
internal sealed class FoldImportance
{
    private readonly ComparisonSource _source;
    private readonly Fold _fold;
    private readonly AskedRows _rows;

    /// <param name="source">The comparison; its options ask for importance.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features as fitted on the training rows, or null.</param>
    public FoldImportance(ComparisonSource source, Fold fold, ITransformer? features)
    {
        _source = source;
        _fold = fold;
        _rows = new AskedRows(source, fold, features, source.Options.Importance!.MaxRows);
    }

    private FeatureImportanceOptions Options => _source.Options.Importance!;

    /// <summary>What the permutations do to one model; a reason when they cannot be made.</summary>
    public CellImportance Measure(ITransformer model, CancellationToken cancellation) =>
        AskedRows.Measure(() => Permute(model, cancellation), CellImportance.None, cancellation);

    private CellImportance Permute(ITransformer model, CancellationToken cancellation)
    {
        var metric = _source.Options.Metric ?? MetricTraits.Of(_source.Labels.Task)[0];
        var permutations = Enumerable.Range(0, Options.Permutations).Select(number => PermutationImportance.Draw(_source.Options.Seed, _fold, number, _rows.Held.Count)).ToArray();
        return new PermutationImportance(_rows.Held, rows => _rows.Score(model, rows), _source.Labels, metric)
            .Measure(read => ImportanceUnits.Of(_source, read), permutations, Options.Threads ?? Environment.ProcessorCount, cancellation);
    }
}
