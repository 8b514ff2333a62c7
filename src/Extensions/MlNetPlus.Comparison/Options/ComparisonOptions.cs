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

    /// <summary>Who takes part.</summary>
    /// <value>Default none; at least one, each name once.</value>
    public IReadOnlyList<Contender> Contenders { get; set; } = [];

    /// <summary>Number of folds.</summary>
    /// <value>Default 5; at least 2, and for a stratified split at most the number of rows of the smallest class.</value>
    public int Folds { get; set; } = 5;

    /// <summary>How often the rows are divided anew. More repeats make the means steadier; the intervals allow for the reuse of rows.</summary>
    /// <value>Default 1; at least 1. 5 is a good choice for small data. Must be 1 for <see cref="ComparisonSplit.Time"/>.</value>
    public int Repeats { get; set; } = 1;

    /// <summary>How the rows are divided.</summary>
    /// <value>Default <see cref="ComparisonSplit.Stratified"/>.</value>
    public ComparisonSplit Split { get; set; }

    /// <summary>The column that says which rows belong together.</summary>
    /// <value>Default <see langword="null"/>; needed for, and only for, <see cref="ComparisonSplit.Group"/>. Any primitive type.</value>
    public string? GroupColumnName { get; set; }

    /// <summary>The column that orders the rows in time.</summary>
    /// <value>Default <see langword="null"/>; needed for, and only for, <see cref="ComparisonSplit.Time"/>. A number, date or time span.</value>
    public string? TimeColumnName { get; set; }

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
    /// earlier work is gone on with. What a single fit may take is limited by <see cref="Contender.Isolated"/>.
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

    /// <summary>Told after every fit.</summary>
    /// <value>Default <see langword="null"/>.</value>
    public IProgress<ComparisonProgress>? Progress { get; set; }

    /// <summary>
    /// Stops the comparison after the fit in progress. The result then covers the folds that all contenders finished; when
    /// there is none, <see cref="OperationCanceledException"/> is thrown.
    /// </summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; set; }

    internal ComparisonOptions Copy()
    {
        var copy = (ComparisonOptions)MemberwiseClone();
        copy.Contenders = [.. Contenders];
        return copy;
    }

    internal void Validate(ComparisonTask task)
    {
        var faults = new OptionsFaults(nameof(ComparisonOptions));
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        CheckContenders(faults);
        faults.Check(Folds >= 2, nameof(Folds), Folds, "at least 2");
        faults.Check(Repeats >= 1, nameof(Repeats), Repeats, "at least 1");
        faults.Check(Enum.IsDefined(Split), nameof(Split), Split, $"one of {string.Join(", ", Enum.GetNames<ComparisonSplit>())}");
        faults.Check(Split != ComparisonSplit.Time || Repeats <= 1, nameof(Repeats), Repeats, $"1, because {nameof(Split)} is Time and there is only one order in time");
        CheckSplitColumn(faults, ComparisonSplit.Group, nameof(GroupColumnName), GroupColumnName);
        CheckSplitColumn(faults, ComparisonSplit.Time, nameof(TimeColumnName), TimeColumnName);
        faults.Check(TimeBudget is not { } budget || budget > TimeSpan.Zero, nameof(TimeBudget), TimeBudget, "more than zero, or null for no limit");
        faults.Check(ResumePath is null || !string.IsNullOrWhiteSpace(ResumePath), nameof(ResumePath), ResumePath, "the path of a folder, or null");
        faults.Check(
            Metric is not { } metric || MetricTraits.Of(task).Contains(metric),
            nameof(Metric),
            Metric,
            $"one of {string.Join(", ", MetricTraits.Of(task))} for {task.ToString().ToLowerInvariant()}");
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

    private void CheckSplitColumn(OptionsFaults faults, ComparisonSplit split, string property, string? name)
    {
        if (Split == split)
            faults.Check(!string.IsNullOrEmpty(name), property, name, $"a column name, because {nameof(Split)} is {split}");
        else
            faults.Check(name is null, property, name, $"null, because {nameof(Split)} is {Split}; set {nameof(Split)} to {split} to use it");
    }
}
