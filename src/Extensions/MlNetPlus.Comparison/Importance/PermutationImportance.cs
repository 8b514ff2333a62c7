using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// Permutation importance (Breiman, Random forests, Machine Learning 45, 2001; as scikit-learn's
/// <c>permutation_importance</c>) of raw columns: each permutation goes through features and model as new data would.
/// </summary>
internal sealed class PermutationImportance
{
    private readonly HeldRows _rows;
    private readonly Func<IDataView, FoldPredictions> _score;
    private readonly Labels _labels;
    private readonly ComparisonMetric _metric;

    /// <param name="rows">The raw test rows.</param>
    /// <param name="score">Scores them, or the same number of others, through features and model; called by several threads.</param>
    /// <param name="labels">The truth.</param>
    /// <param name="metric">The metric whose drop is measured.</param>
    public PermutationImportance(HeldRows rows, Func<IDataView, FoldPredictions> score, Labels labels, ComparisonMetric metric)
    {
        _rows = rows;
        _score = score;
        _labels = labels;
        _metric = metric;
    }

    /// <summary>
    /// The permutation of that number on a fold. It depends on nothing else, so that columns and contenders are compared on the
    /// same ones.
    /// </summary>
    public static int[] Draw(int seed, Fold fold, int number, int rows)
    {
        var place = new SplitRandom(((ulong)fold.Index << 32) | (uint)number).Next();
        var permutation = Enumerable.Range(0, rows).ToArray();
        new SplitRandom(SplitRandom.ForRepeat(seed, fold.Repeat).Next() ^ place).Shuffle(permutation.AsSpan());
        return permutation;
    }

    /// <summary>Scores the rows once as they are, then each unit with each permutation.</summary>
    /// <param name="unitsOf">The columns to permute together, from those that were read.</param>
    /// <param name="permutations">The permutations of the rows.</param>
    /// <param name="threads">How many score at the same time; the numbers do not depend on it.</param>
    /// <param name="cancellation">Stops it.</param>
    public CellImportance Measure(
        Func<IReadOnlySet<string>, IReadOnlyList<IReadOnlyList<string>>> unitsOf, IReadOnlyList<int[]> permutations, int threads, CancellationToken cancellation)
    {
        var probe = new ReadColumns(RemappedRows.None(_rows));
        var baseline = _score(probe);
        var read = probe.Names.ToHashSet(StringComparer.Ordinal);
        if (MetricOf(baseline, baseline.IsScored) is null)
            return CellImportance.None($"{MetricTraits.DisplayName(_metric)} has no value on a fold's test rows");

        var units = unitsOf(read);
        var drops = units.Select(_ => new double?[permutations.Count]).ToArray();
        var jobs = units.Count * permutations.Count;
        Parallel.For(0, jobs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, job =>
        {
            var (unit, number) = Math.DivRem(job, permutations.Count);
            var permutation = permutations[number];
            drops[unit][number] = units[unit].Any(read.Contains)
                ? Drop(baseline, _score(new RemappedRows(_rows, _rows, units[unit], row => permutation[row])))
                : 0;
        });
        return new CellImportance([.. units.Zip(drops, (columns, values) => new CellImportance.Feature(columns, values))], Reason: null);
    }

    /// <summary>How much worse, over the rows that both scored.</summary>
    private double? Drop(FoldPredictions baseline, FoldPredictions permuted)
    {
        bool[] both = [.. baseline.IsScored.Zip(permuted.IsScored, (one, other) => one && other)];
        var (before, after) = (MetricOf(baseline, both), MetricOf(permuted, both));
        return MetricTraits.HigherIsBetter(_metric) ? before - after : after - before;
    }

    private double? MetricOf(FoldPredictions predictions, bool[] isTaken)
    {
        int[] places = [.. Enumerable.Range(0, isTaken.Length).Where(place => isTaken[place])];
        if (places.Length == 0 || (predictions.NoProbabilities is not null && MetricTraits.NeedsProbabilities(_metric)))
            return null;
        var value = FoldMetrics.Value(_metric, ScoredRows.Of(predictions, _labels, places));
        return double.IsFinite(value) ? value : null;
    }
}
