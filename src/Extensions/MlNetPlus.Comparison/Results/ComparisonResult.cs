using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>What a comparison found. Data first: <see cref="ToString"/>, the console table and the JSON file are made from it.</summary>
public sealed class ComparisonResult
{
    private readonly ComparisonSource _source;

    internal ComparisonResult(ComparisonSource source) => _source = source;

    /// <summary>What was predicted.</summary>
    public required ComparisonTask Task { get; init; }

    /// <summary>The metric that ranks and is tested.</summary>
    public required ComparisonMetric Metric { get; init; }

    /// <summary>The label column.</summary>
    public required string LabelColumnName { get; init; }

    /// <summary>The classes in the order of their indices, as text; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The class that counts as positive (binary only): the larger of the two values.</summary>
    public string? PositiveClass => Task == ComparisonTask.Binary ? Classes[1] : null;

    /// <summary>Rows of the data.</summary>
    public required int Rows { get; init; }

    /// <summary>How the rows were divided.</summary>
    public required ComparisonSplit Split { get; init; }

    /// <summary>Folds of each repeat; 1 with <see cref="TestFraction"/>.</summary>
    public required int Folds { get; init; }

    /// <summary>Share of the rows tested on, when each repeat was one split into training and test rows; else <see langword="null"/>.</summary>
    public double? TestFraction { get; init; }

    /// <summary>Repeats asked for.</summary>
    public required int Repeats { get; init; }

    /// <summary>Folds that all contenders finished; fewer than <see cref="Folds"/> times <see cref="Repeats"/> after a cancellation or a spent budget.</summary>
    public required int FoldsCompleted { get; init; }

    /// <summary>Whether all folds were done.</summary>
    public bool IsComplete => FoldsCompleted == Folds * Repeats;

    /// <summary>Seed of folds and trainers.</summary>
    public required int Seed { get; init; }

    /// <summary>Wall time of the whole comparison.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One row for each contender, the best first.</summary>
    public required IReadOnlyList<LeaderboardRow> Leaderboard { get; init; }

    /// <summary>One row for each pair of complete contenders, in the order of the leaderboard.</summary>
    public required IReadOnlyList<PairwiseDifference> Pairwise { get; init; }

    /// <summary>The predictions of every contender that did not fail.</summary>
    public required IReadOnlyList<OutOfFoldPredictions> OutOfFold { get; init; }

    /// <summary>The contenders that failed.</summary>
    public required IReadOnlyList<ContenderFailure> Failures { get; init; }

    /// <summary>
    /// How much each raw column matters to each contender, in the order of the leaderboard; empty unless
    /// <see cref="ComparisonOptions.Importance"/> asks for it.
    /// </summary>
    public IReadOnlyList<ContenderImportance> FeatureImportance { get; init; } = [];

    /// <summary>
    /// What each contender predicts at the values of each raw column, in the order of the leaderboard; empty unless
    /// <see cref="ComparisonOptions.PartialDependence"/> asks for it.
    /// </summary>
    public IReadOnlyList<ContenderDependence> PartialDependence { get; init; } = [];

    /// <summary>
    /// How each contender does when it is fitted on fewer rows, in the order of the leaderboard; empty unless
    /// <see cref="ComparisonOptions.LearningCurve"/> asks for it.
    /// </summary>
    public IReadOnlyList<ContenderLearningCurve> LearningCurves { get; init; } = [];

    internal RowTests? RowTests { get; init; }

    /// <summary>Test rows divided by training rows, mean over the folds.</summary>
    internal double TestShare { get; init; }

    internal ComparisonOptions? Options => _source?.Options;

    /// <summary>What a reader of the table should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// What may make the figures say less, or other, than they seem to: leaks, copies across folds, identifiers, imbalance,
    /// contenders that learnt nothing. Columns that neither the features nor a contender has read are not looked at.
    /// </summary>
    public IReadOnlyList<ComparisonWarning> Warnings { get; init; } = [];

    /// <summary>
    /// The first row of the leaderboard, or <see langword="null"/> when every contender failed. First by the mean only: see
    /// <see cref="LeaderboardRow.TiedWithBest"/> for those that the tests cannot tell from it. Its figures are a little
    /// optimistic, because it was chosen by them.
    /// </summary>
    public LeaderboardRow? Best => Leaderboard.FirstOrDefault(row => row.Status != ContenderStatus.Failed);

    /// <summary>
    /// Fits one contender, with the features, on all rows. The model reads the raw columns, adds the trainer's score columns
    /// and is saved with <c>mlContext.Model.Save</c>; the predicted label of a multiclass model is the original value.
    /// </summary>
    /// <param name="contender">The contender's name; <see langword="null"/> takes <see cref="Best"/>.</param>
    /// <returns>The model. The caller disposes it, where it is disposable.</returns>
    /// <exception cref="ArgumentException">No contender has that name.</exception>
    /// <exception cref="InvalidOperationException">Every contender failed.</exception>
    public ITransformer Refit(string? contender = null)
    {
        var name = contender ?? Best?.Contender
            ?? throw new InvalidOperationException($"Every contender failed, so there is none to refit. First error: {Failures[0].Message}");
        return _source.Refit(name);
    }

    /// <summary>
    /// The difference of two contenders by the paired bootstrap: the test rows of each fold of the first repeat are drawn with
    /// replacement, the same for both, or whole groups of them when a group column was named. The metric is computed within
    /// each fold and averaged. It takes the fitted models as given, so over folds its interval is too narrow for a claim about
    /// the methods: for that see <see cref="Pairwise"/>.
    /// </summary>
    /// <param name="first">Name of a complete contender.</param>
    /// <param name="second">Name of another one.</param>
    /// <param name="metric">A metric of the task; <see langword="null"/> takes <see cref="Metric"/>.</param>
    /// <param name="draws">Number of draws, at least 100.</param>
    /// <returns>First minus second, with its 95 % percentile interval.</returns>
    /// <exception cref="ArgumentException">A contender is unknown or did not score every row, or the metric is of another task.</exception>
    public BootstrapResult Bootstrap(string first, string second, ComparisonMetric? metric = null, int draws = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        CheckComparable(first, nameof(first));
        CheckComparable(second, nameof(second));
        if (metric is { } wanted && !MetricTraits.Of(Task).Contains(wanted))
            throw new ArgumentException($"{wanted} is not a metric of {Task.ToString().ToLowerInvariant()}; expected one of {string.Join(", ", MetricTraits.Of(Task))}.", nameof(metric));
        return RowTests!.Bootstrap(first, second, metric ?? Metric, draws);
    }

    /// <summary>
    /// The difference of a contender of this result and one of another, such as the same contender with and without a feature:
    /// the tests of <see cref="Pairwise"/>, as one pair. Rows, label, metric and folds must be the same in both; features,
    /// contenders and seeds of trainers may differ. Nothing is adjusted for how many results you compare.
    /// </summary>
    /// <param name="other">Another result of the same rows and folds.</param>
    /// <param name="contender">A complete contender of this result; <see langword="null"/> takes <see cref="Best"/>.</param>
    /// <param name="otherContender">One of the other result; <see langword="null"/> takes the one of the same name.</param>
    /// <returns>This result's contender minus the other's.</returns>
    /// <exception cref="ArgumentException">The results are not comparable (the message says in what they differ), or a contender is unknown or did not score every row.</exception>
    /// <exception cref="InvalidOperationException">Every contender failed.</exception>
    public PairwiseDifference CompareWith(ComparisonResult other, string? contender = null, string? otherContender = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        var name = contender ?? Best?.Contender
            ?? throw new InvalidOperationException($"Every contender failed, so there is none to compare. First error: {Failures[0].Message}");
        return ResultComparison.Compare(SideOf(name, nameof(contender)), other.SideOf(otherContender ?? name, nameof(otherContender)), _source.Groups);
    }

    /// <summary>Writes everything but the single predictions as JSON.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="includePredictions">Whether to add the out-of-fold predictions, which may be many.</param>
    public void SaveJson(string path, bool includePredictions = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ComparisonJson.Save(this, path, includePredictions);
    }

    /// <summary>
    /// Writes the report; the name's ending says in what form. <c>.html</c>: one self-contained page with charts, which needs no
    /// network; <c>.md</c>: the tables as Markdown; <c>.csv</c>: the leaderboard, a line for each contender; <c>.json</c>: as
    /// <see cref="SaveJson"/> without single predictions.
    /// </summary>
    /// <param name="path">The file, whose folder is there; replaced if it exists, whole or not at all.</param>
    /// <exception cref="ArgumentException">The name ends otherwise.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveReport(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ReportFile.Save(this, path);
    }

    /// <summary>The table as plain text.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => ComparisonText.Render(this);

    private ResultComparison.Side SideOf(string contender, string parameter)
    {
        CheckComparable(contender, parameter);
        return new ResultComparison.Side(this, Leaderboard.First(row => row.Contender == contender), OutOfFold.First(one => one.Contender == contender));
    }

    private void CheckComparable(string contender, string parameter)
    {
        var row = Leaderboard.FirstOrDefault(row => row.Contender == contender)
            ?? throw new ArgumentException($"No contender is named '{contender}'; expected one of {string.Join(", ", Leaderboard.Select(one => $"'{one.Contender}'"))}.", parameter);
        if (row.Status != ContenderStatus.Complete)
            throw new ArgumentException($"'{contender}' is {row.Status.ToString().ToLowerInvariant()} ({string.Join("; ", row.Remarks)}); expected a contender that scored every row, or the two are not comparable.", parameter);
    }
}
