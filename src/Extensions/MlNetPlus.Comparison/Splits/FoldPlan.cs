namespace MlNetPlus.Comparison;

/// <summary>The folds of a comparison, drawn once and shared by all contenders.</summary>
/// <param name="Folds">All folds, repeat by repeat.</param>
/// <param name="TestShare">Mean of test rows divided by training rows: the second term of the corrected variance.</param>
/// <param name="RowsTested">Test rows of all folds together.</param>
internal sealed record FoldPlan(IReadOnlyList<Fold> Folds, double TestShare, int RowsTested)
{
    public static FoldPlan Draw(ComparisonOptions options, Labels labels, int[]? groupsOrTimes)
    {
        var folds = new List<Fold>();
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            var random = SplitRandom.ForRepeat(options.Seed, repeat);
            folds.AddRange(options.Split switch
            {
                ComparisonSplit.Time => InTime(repeat, TimeBlocks(options, groupsOrTimes!), options.Folds),
                ComparisonSplit.Group => Crossed(repeat, GroupBlocks(options, groupsOrTimes!, random), options.Folds),
                ComparisonSplit.Random => Crossed(repeat, Blocks.Random(labels.Count, options.Folds, random), options.Folds),
                _ => Crossed(repeat, StratifiedBlocks(options, labels, random), options.Folds),
            });
        }

        var sizes = folds.ConvertAll(fold => (Train: fold.TrainRows().Length, Test: fold.TestRows().Length));
        return new FoldPlan(folds, sizes.Average(size => (double)size.Test / size.Train), sizes.Sum(size => size.Test));
    }

    private static IEnumerable<Fold> Crossed(int repeat, int[] blocks, int count) =>
        Enumerable.Range(0, count).Select(index => new Fold(repeat, index, blocks, index, TrainsOnEarlierOnly: false));

    private static IEnumerable<Fold> InTime(int repeat, int[] blocks, int count) =>
        Enumerable.Range(0, count).Select(index => new Fold(repeat, index, blocks, index + 1, TrainsOnEarlierOnly: true));

    private static int[] StratifiedBlocks(ComparisonOptions options, Labels labels, SplitRandom random)
    {
        if (labels.Task == ComparisonTask.Regression)
            return Blocks.StratifiedByValue(labels.Values, options.Folds, random);

        var counts = labels.CountByClass();
        var smallest = Array.IndexOf(counts, counts.Min());
        if (counts[smallest] < options.Folds)
        {
            throw new ArgumentException(
                $"{nameof(ComparisonOptions)}.{nameof(options.Folds)} is {options.Folds}; expected at most {counts[smallest]}, the number of rows whose label '{options.LabelColumnName}' is '{labels.Classes[smallest]}': every fold must hold every class. " +
                $"Take fewer folds, merge or drop rare classes, or set {nameof(options.Split)} to {nameof(ComparisonSplit.Random)}.");
        }

        return Blocks.Stratified(labels.ClassIndices(), labels.Classes.Count, options.Folds, random);
    }

    private static int[] GroupBlocks(ComparisonOptions options, int[] groups, SplitRandom random)
    {
        var count = groups.Max() + 1;
        if (count < options.Folds)
        {
            throw new ArgumentException(
                $"{nameof(ComparisonOptions)}.{nameof(options.Folds)} is {options.Folds}; expected at most {count}, the number of groups in column '{options.GroupColumnName}'. Take fewer folds.");
        }

        return Blocks.Grouped(groups, count, options.Folds, random);
    }

    private static int[] TimeBlocks(ComparisonOptions options, int[] times) =>
        Blocks.InTimeOrder(Array.ConvertAll(times, rank => (long)rank), options.Folds + 1)
        ?? throw new ArgumentException(
            $"{nameof(ComparisonOptions)}.{nameof(options.Folds)} is {options.Folds}, which needs {options.Folds + 1} different times; column '{options.TimeColumnName}' has {times.Max() + 1}. Take fewer folds.");
}
