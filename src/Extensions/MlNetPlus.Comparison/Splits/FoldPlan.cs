namespace MlNetPlus.Comparison;

/// <summary>Folds, drawn once and shared by all who are compared on them.</summary>
/// <param name="Folds">All folds, repeat by repeat.</param>
/// <param name="TestShare">Mean of test rows divided by training rows: the second term of the corrected variance.</param>
/// <param name="RowsTested">Test rows of all folds together.</param>
internal sealed record FoldPlan(IReadOnlyList<Fold> Folds, double TestShare, int RowsTested)
{
    public static FoldPlan Draw(ComparisonOptions options, Labels labels, int[]? ranks) => Draw(
        SplitSettings.Of(options),
        new SplitColumns
        {
            Rows = labels.Count,
            Classes = labels.Task == ComparisonTask.Regression ? null : labels.ClassIndices().ToArray(),
            ClassNames = labels.Classes,
            Target = labels.Values,
            Ranks = ranks,
            LabelColumnName = options.LabelColumnName,
            RankColumnName = options.SplitColumnName,
        });

    public static FoldPlan Draw(SplitSettings settings, SplitColumns columns)
    {
        var folds = new List<Fold>();
        for (var repeat = 0; repeat < settings.Repeats; repeat++)
        {
            var random = SplitRandom.ForRepeat(settings.Seed, repeat);
            folds.AddRange(settings.Split == ComparisonSplit.Time
                ? TimeFolds.Draw(settings, columns)
                : settings.TestFraction is { } share
                    ? [new Fold(repeat, 0, HoldOutBlocks(settings, columns, share, random), TestBlock: 1, TrainsOnEarlierOnly: false)]
                    : Crossed(repeat, CrossBlocks(settings, columns, random), CountOf(settings, columns)));
        }

        var sizes = folds.ConvertAll(fold => (Train: fold.TrainRows().Length, Test: fold.TestRows().Length));
        return new FoldPlan(folds, sizes.Average(size => (double)size.Test / size.Train), sizes.Sum(size => size.Test));
    }

    private static IEnumerable<Fold> Crossed(int repeat, int[] blocks, int count) =>
        Enumerable.Range(0, count).Select(index => new Fold(repeat, index, blocks, index, TrainsOnEarlierOnly: false));

    private static int CountOf(SplitSettings settings, SplitColumns columns) =>
        settings.Split is ComparisonSplit.LeaveOneGroupOut or ComparisonSplit.Given ? columns.RankCount : settings.Folds;

    private static int[] CrossBlocks(SplitSettings settings, SplitColumns columns, SplitRandom random)
    {
        switch (settings.Split)
        {
            case ComparisonSplit.Random:
                SplitChecks.Rows(settings, columns);
                return Blocks.Random(columns.Rows, settings.Folds, random);
            case ComparisonSplit.Group:
                SplitChecks.Groups(settings, columns, settings.Folds);
                return Blocks.Grouped(columns.Ranks!, columns.RankCount, settings.Folds, random);
            case ComparisonSplit.StratifiedGroup:
                SplitChecks.Groups(settings, columns, settings.Folds);
                var (strata, count) = columns.Strata();
                return Blocks.StratifiedGrouped(strata, count, columns.Ranks!, columns.RankCount, settings.Folds, random);
            case ComparisonSplit.LeaveOneGroupOut:
                SplitChecks.Several(columns, "group");
                return columns.Ranks!;
            case ComparisonSplit.Given:
                SplitChecks.Several(columns, "fold");
                return columns.Ranks!;
            default:
                SplitChecks.Rows(settings, columns);
                SplitChecks.Classes(settings, columns, settings.Folds);
                return columns.Classes is null
                    ? Blocks.StratifiedByValue(columns.Target, settings.Folds, random)
                    : Blocks.Stratified(columns.Classes, columns.ClassNames.Count, settings.Folds, random);
        }
    }

    private static int[] HoldOutBlocks(SplitSettings settings, SplitColumns columns, double share, SplitRandom random)
    {
        var tested = HoldOut.TestCount(columns.Rows, share);
        switch (settings.Split)
        {
            case ComparisonSplit.Random:
                return HoldOut.Stratified(new int[columns.Rows], tested, random);
            case ComparisonSplit.Group:
                SplitChecks.Groups(settings, columns, 2);
                return HoldOut.Grouped(new int[columns.Rows], 1, columns.Ranks!, columns.RankCount, tested, random);
            case ComparisonSplit.StratifiedGroup:
                SplitChecks.Groups(settings, columns, 2);
                var (strata, count) = columns.Strata();
                return HoldOut.Grouped(strata, count, columns.Ranks!, columns.RankCount, tested, random);
            default:
                SplitChecks.Classes(settings, columns, 2);
                return columns.Classes is null ? HoldOut.StratifiedByValue(columns.Target, tested, random) : HoldOut.Stratified(columns.Classes, tested, random);
        }
    }
}
