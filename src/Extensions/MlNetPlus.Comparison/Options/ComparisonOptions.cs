using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// What is compared, on which folds and by which metric. Checked as a whole when the comparison starts, and copied:
/// changing it afterwards changes nothing.
/// </summary>
public sealed class ComparisonOptions
{
    /// <summary>The column to predict.</summary>
    /// <value>
    /// Default "Label". Binary: Boolean, or a number, text or key with exactly two values, of which the larger (texts by
    /// ordinal) is the positive one. Multiclass: text, key, Boolean or a whole number. Regression: a number. No row may lack it.
    /// </value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The steps from the raw columns to a "Features" column, fitted on the training rows of each fold only.</summary>
    /// <value>
    /// Default <see langword="null"/>: the data has a "Features" column already, a vector of Single. Leave scaling and
    /// imputation out: each contender does what it needs. Counts minus self and the like are honoured as in a pipeline's Fit. Contenders see all columns, and the label under its own name as
    /// Boolean (binary), key in the order of the values (multiclass) or Single (regression).
    /// </value>
    public IEstimator<ITransformer>? Features { get; set; }

    /// <summary>
    /// Further rows, without labels, that <see cref="Features"/> are fitted on beside the training rows of each fold: a table of
    /// rows to be predicted that is known already, for counts and scales that should know it too. Nothing else sees them: no
    /// contender is fitted on them, and they are not scored. A note in the result says that they were used.
    /// </summary>
    /// <value>
    /// Default <see langword="null"/>: training rows only. Needs all columns that the features read when they are fitted, in the
    /// types of the data, but for the label: features that read it when fitted are refused. Held in memory.
    /// </value>
    public IDataView? AlsoFitOn { get; set; }

    /// <summary>Who takes part.</summary>
    /// <value>Default none; at least one, each name once.</value>
    public IReadOnlyList<Contender> Contenders { get; set; } = [];

    /// <summary>Number of folds.</summary>
    /// <value>Default 5; at least 2, and for a stratified split at most the number of rows of the smallest class. Ignored with <see cref="TestFraction"/>.</value>
    public int Folds { get; set; } = 5;

    /// <summary>How often the rows are divided anew. More repeats make the means steadier; the intervals allow for the reuse of rows.</summary>
    /// <value>Default 1; at least 1. 5 is a good choice for small data. Must be 1 for <see cref="ComparisonSplit.Time"/>, <see cref="ComparisonSplit.LeaveOneGroupOut"/> and <see cref="ComparisonSplit.Given"/>.</value>
    public int Repeats { get; set; } = 1;

    /// <summary>How the rows are divided.</summary>
    /// <value>Default <see cref="ComparisonSplit.Stratified"/>.</value>
    public ComparisonSplit Split { get; set; }

    /// <summary>The column that says which rows belong together.</summary>
    /// <value>
    /// Default <see langword="null"/>; needed for <see cref="ComparisonSplit.Group"/>, <see cref="ComparisonSplit.StratifiedGroup"/> and
    /// <see cref="ComparisonSplit.LeaveOneGroupOut"/>. With another split, a warning says whether folds part groups. Any primitive type.
    /// </value>
    public string? GroupColumnName { get; set; }

    /// <summary>The column that orders the rows in time.</summary>
    /// <value>
    /// Default <see langword="null"/>; needed for <see cref="ComparisonSplit.Time"/>. With another split, a warning says whether folds
    /// train on later rows than they test on. A number, date or time span.
    /// </value>
    public string? TimeColumnName { get; set; }

    /// <summary>The column that gives the folds.</summary>
    /// <value>Default <see langword="null"/>; needed for, and only for, <see cref="ComparisonSplit.Given"/>. Any primitive type.</value>
    public string? FoldColumnName { get; set; }

    /// <summary>
    /// Share of the rows to test on, for one split into training and test rows a repeat instead of folds. With one repeat,
    /// contenders are compared by tests over the test rows: DeLong for AUC, McNemar for accuracy, else the paired bootstrap;
    /// always the bootstrap, of whole groups, when <see cref="GroupColumnName"/> is given.
    /// </summary>
    /// <value>
    /// Default <see langword="null"/>: folds. Above 0 and below 1, such as 0.2; <see cref="Folds"/> is ignored then. Not for
    /// <see cref="ComparisonSplit.LeaveOneGroupOut"/> and <see cref="ComparisonSplit.Given"/>.
    /// </value>
    public double? TestFraction { get; set; }

    /// <summary>Rows that are left out between training and test rows, the latest before the test rows, so that what overlaps in time does not leak.</summary>
    /// <value>Default 0; at least 0. Above 0 for <see cref="ComparisonSplit.Time"/> only. At least that many: rows of one instant stay together.</value>
    public int Gap { get; set; }

    /// <summary>Rows that are trained on at most, the latest ones: a window that slides with the test rows instead of one that grows.</summary>
    /// <value>Default <see langword="null"/>: all earlier rows. At least 1, for <see cref="ComparisonSplit.Time"/> only.</value>
    public int? MaxTrainRows { get; set; }

    /// <summary>The metric that ranks the contenders and that is tested for differences.</summary>
    /// <value>Default <see langword="null"/>: AUC for binary, accuracy for multiclass, root mean squared error for regression.</value>
    public ComparisonMetric? Metric { get; set; }

    /// <summary>Seed of the folds and of every trainer.</summary>
    /// <value>Default 1. The same seed and rows give the same folds on any machine.</value>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// How long fits may be started. When it is spent, the fit in progress is finished, no other is begun, and the result
    /// covers the folds that all contenders finished; a note says how many. The first fold is always finished, because
    /// nothing could be said without one.
    /// </summary>
    /// <value>
    /// Default <see langword="null"/>: no limit; else more than zero. It counts from the call of <c>Compare</c>, also when
    /// earlier work is gone on with. What a single fit may take is limited by <see cref="Contender.Isolated"/>. Not for a
    /// <see cref="ComparisonPlan"/>.
    /// </value>
    public TimeSpan? TimeBudget { get; set; }

    /// <summary>
    /// A folder in which every finished fit is kept. The same comparison with the same folder goes on where it was, after a
    /// crash, a cancellation or a spent budget, and ends with the same numbers. Repeats may be raised and contenders added
    /// meanwhile; what failed is tried again. A folder of other data or other settings is refused, and the message names
    /// what differs.
    /// </summary>
    /// <value>
    /// Default <see langword="null"/>: nothing is kept. The folder is made if need be. The functions given to
    /// <see cref="Contender.Of"/> cannot be compared: give a changed one another name.
    /// </value>
    public string? ResumePath { get; set; }

    /// <summary>
    /// The file of the report, written when the comparison ends, also after a cancellation or a spent budget, with what is done.
    /// Whether it can be written is found out before any training. <see cref="ComparisonPlan.Merge"/> writes it, too. See
    /// <see cref="ComparisonResult.SaveReport"/>.
    /// </summary>
    /// <value>Default <see langword="null"/>: none. Else a name that ends in .html, .md, .csv or .json, in a folder that is there.</value>
    public string? ReportPath { get; set; }

    /// <summary>Whether, and how, to measure which raw columns matter to each contender: permutation importance on the test rows.</summary>
    /// <value>
    /// Default <see langword="null"/>: it is not measured. It takes (1 + columns × permutations) scorings of each fold's test rows,
    /// features included, for each contender.
    /// </value>
    public FeatureImportanceOptions? Importance { get; set; }

    /// <summary>Whether, and how, to measure what each contender predicts at the values of each raw column, on the test rows of the first repeat.</summary>
    /// <value>
    /// Default <see langword="null"/>: it is not measured. It takes columns × values × rows scorings on each fold of the first
    /// repeat, features included, for each contender.
    /// </value>
    public PartialDependenceOptions? PartialDependence { get; set; }

    /// <summary>Whether, and how, to measure how each contender does when it is fitted on fewer rows: on all folds, features included.</summary>
    /// <value>
    /// Default <see langword="null"/>: it is not measured. It takes another fit for each share below 1 of each fold and
    /// contender. A <see cref="TimeBudget"/> that is spent meanwhile lets the contender finish its shares on that fold.
    /// </value>
    public LearningCurveOptions? LearningCurve { get; set; }

    /// <summary>
    /// Whether memory, saved size and the time of a single prediction are measured, on the folds of the first repeat. Times to
    /// fit and to score are told in any case.
    /// </summary>
    /// <value>Default <see langword="true"/>. It takes some 30 ms for each model of the first repeat.</value>
    public bool MeasureCosts { get; set; } = true;

    /// <summary>
    /// Whether the training rows are scored as well, on the folds of the first repeat, to warn of contenders that do far better on
    /// them than on test rows (<see cref="ComparisonWarningCode.Overfit"/>).
    /// </summary>
    /// <value>Default <see langword="true"/>. It takes one scoring of the fold's training rows for each model of the first repeat.</value>
    public bool CheckOverfit { get; set; } = true;

    /// <summary>Told after every fit of <c>Compare</c>; not by a <see cref="ComparisonPlan"/>.</summary>
    /// <value>Default <see langword="null"/>.</value>
    public IProgress<ComparisonProgress>? Progress { get; set; }

    /// <summary>
    /// Stops the comparison after the fit in progress. The result then covers the folds that all contenders finished; when
    /// there is none, <see cref="OperationCanceledException"/> is thrown.
    /// </summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; set; }

    internal bool NeedsGroups => Split is ComparisonSplit.Group or ComparisonSplit.StratifiedGroup or ComparisonSplit.LeaveOneGroupOut;

    /// <summary>The column that tells the split, or null when none does but the label.</summary>
    internal string? SplitColumnName => Split switch
    {
        ComparisonSplit.Time => TimeColumnName,
        ComparisonSplit.Given => FoldColumnName,
        _ => NeedsGroups ? GroupColumnName : null,
    };

    /// <summary>Rows that the split needs at least.</summary>
    internal int FewestRows => TestFraction is null && Split is not (ComparisonSplit.LeaveOneGroupOut or ComparisonSplit.Given) ? Folds : 2;

    internal ComparisonOptions Copy()
    {
        var copy = (ComparisonOptions)MemberwiseClone();
        copy.Contenders = [.. Contenders];
        copy.Importance = Importance?.Copy();
        copy.PartialDependence = PartialDependence?.Copy();
        copy.LearningCurve = LearningCurve?.Copy();
        return copy;
    }

    internal void Validate(ComparisonTask task)
    {
        var faults = new OptionsFaults(nameof(ComparisonOptions));
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        CheckContenders(faults);
        faults.Check(Folds >= 2 || TestFraction is not null, nameof(Folds), Folds, "at least 2");
        faults.Check(Repeats >= 1, nameof(Repeats), Repeats, "at least 1");
        faults.Check(Enum.IsDefined(Split), nameof(Split), Split, $"one of {string.Join(", ", Enum.GetNames<ComparisonSplit>())}");
        CheckSplit(faults);
        faults.Check(TimeBudget is not { } budget || budget > TimeSpan.Zero, nameof(TimeBudget), TimeBudget, "more than zero, or null for no limit");
        faults.Check(ResumePath is null || !string.IsNullOrWhiteSpace(ResumePath), nameof(ResumePath), ResumePath, "the path of a folder, or null");
        faults.Check(ReportPath is null || ReportFile.IsKnown(ReportPath), nameof(ReportPath), ReportPath, $"a file name that ends in {ReportFile.KnownEndings}, or null");
        faults.Check(
            Metric is not { } metric || MetricTraits.Of(task).Contains(metric),
            nameof(Metric),
            Metric,
            $"one of {string.Join(", ", MetricTraits.Of(task))} for {task.ToString().ToLowerInvariant()}");
        faults.Check(AlsoFitOn is null || Features is not null, nameof(AlsoFitOn), "a view", $"null, because {nameof(Features)} is null: only features are fitted on these rows");
        Importance?.Check(faults, LabelColumnName);
        PartialDependence?.Check(faults, LabelColumnName);
        LearningCurve?.Check(faults);
        faults.ThrowIfAny();
    }

    private void CheckContenders(OptionsFaults faults)
    {
        if (Contenders is null || Contenders.Count == 0)
        {
            faults.Check(false, nameof(Contenders), Contenders, "at least one, e.g. Contender.RandomForest()");
            return;
        }

        faults.Check(Contenders.All(contender => contender is not null), nameof(Contenders), "a list with null in it", "contenders only");
        foreach (var name in Contenders.Where(contender => contender is not null).GroupBy(contender => contender.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            faults.Check(false, nameof(Contenders), $"a list with two named {name}", "each name once; give one of them another name with Contender.Of");
    }

    private void CheckSplit(OptionsFaults faults)
    {
        var isFixed = Split is ComparisonSplit.Time or ComparisonSplit.LeaveOneGroupOut or ComparisonSplit.Given;
        faults.Check(!isFixed || Repeats <= 1, nameof(Repeats), Repeats, $"1, because {nameof(Split)} is {Split} and there is only one way to divide the rows");
        faults.Check(!NeedsGroups || !string.IsNullOrEmpty(GroupColumnName), nameof(GroupColumnName), GroupColumnName, $"a column name, because {nameof(Split)} is {Split}");
        faults.Check(Split != ComparisonSplit.Time || !string.IsNullOrEmpty(TimeColumnName), nameof(TimeColumnName), TimeColumnName, $"a column name, because {nameof(Split)} is {Split}");
        if (Split == ComparisonSplit.Given)
            faults.Check(!string.IsNullOrEmpty(FoldColumnName), nameof(FoldColumnName), FoldColumnName, $"a column name, because {nameof(Split)} is {Split}");
        else
            faults.Check(FoldColumnName is null, nameof(FoldColumnName), FoldColumnName, $"null, because {nameof(Split)} is {Split}; set {nameof(Split)} to {nameof(ComparisonSplit.Given)} to use it");

        faults.Check(TestFraction is not { } share || share is > 0 and < 1, nameof(TestFraction), TestFraction, "above 0 and below 1, or null for folds");
        faults.Check(
            TestFraction is null || Split is not (ComparisonSplit.LeaveOneGroupOut or ComparisonSplit.Given), nameof(TestFraction), TestFraction, $"null, because {nameof(Split)} is {Split}");
        faults.Check(Gap >= 0 && (Gap == 0 || Split == ComparisonSplit.Time), nameof(Gap), Gap, Split == ComparisonSplit.Time ? "at least 0" : $"0, because {nameof(Split)} is {Split}");
        faults.Check(
            MaxTrainRows is not { } most || (most >= 1 && Split == ComparisonSplit.Time), nameof(MaxTrainRows), MaxTrainRows, Split == ComparisonSplit.Time ? "at least 1, or null for all earlier rows" : $"null, because {nameof(Split)} is {Split}");
    }
}
