using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Turns what the contenders did on the folds into the result.</summary>
internal static class ResultBuilder
{
    public static ComparisonResult Build(ComparisonSource source, FoldPlan plan, CellTable table, RunSummary summary)
    {
        var options = source.Options;
        var folds = table.CompletedFolds();
        IReadOnlyList<ContenderRun> runs = [.. options.Contenders.Select((contender, index) => new ContenderRun(contender, table.OutcomesOf(index, folds), table.FailureOf(index)))];
        var task = source.Labels.Task;
        var metric = options.Metric ?? MetricTraits.Of(task)[0];
        var given = plan.Folds.Take(folds).Sum(fold => (long)fold.TestRows().Length);

        var entries = runs.Select(run => new Entry(run, Summaries(run, source, plan.TestShare), given)).ToList();
        var ordered = entries.OrderBy(entry => entry.Status).ThenBy(entry => entry.SortKey(metric)).ToList();
        var complete = ordered.Where(entry => entry.Status == ContenderStatus.Complete).ToList();
        var rowTests = new RowTests(source.Labels, source.Groups, options.Seed, complete.ToDictionary(entry => entry.Run.Contender.Name, entry => entry.Run.Predictions, StringComparer.Ordinal));
        var pairs = PairwiseTests.Compute([.. complete.Select(entry => (entry.Run.Contender.Name, entry.Metrics[metric]))], plan.TestShare, rowTests);

        source.AddColumnsRead(runs.SelectMany(run => run.Outcomes).SelectMany(outcome => outcome.ColumnsRead));
        IReadOnlyList<LeaderboardRow> leaderboard = [.. ordered.Select((entry, index) => entry.ToRow(index + 1, metric, ordered[0], pairs))];
        return new ComparisonResult(source)
        {
            Task = task,
            Metric = metric,
            LabelColumnName = options.LabelColumnName,
            Classes = source.Labels.Classes,
            Rows = source.Labels.Count,
            Split = options.Split,
            Folds = plan.Folds.Count / options.Repeats,
            TestFraction = options.TestFraction,
            Repeats = options.Repeats,
            FoldsCompleted = folds,
            Seed = options.Seed,
            Elapsed = summary.Elapsed,
            Leaderboard = leaderboard,
            Pairwise = pairs,
            OutOfFold = [.. ordered.Where(entry => entry.Run.Failure is null).Select(entry => new OutOfFoldPredictions(entry.Run.Contender.Name, entry.Run.Predictions, source))],
            Failures = [.. runs.Select(run => run.Failure).OfType<ContenderFailure>()],
            RowTests = rowTests,
            TestShare = plan.TestShare,
            FeatureImportance = options.Importance is null ? [] :
            [
                .. ordered.Select(entry => ImportanceSummary.Of(
                    entry.Run.Contender.Name, metric, [.. entry.Run.Outcomes.Select(outcome => outcome.Importance)], entry.Run.Failure?.Message, plan.TestShare)),
            ],
            PartialDependence = source.Grids is not { } grids ? [] : [.. ordered.Select(entry => DependenceSummary.Of(
                entry.Run.Contender.Name, grids, entry.Run.FirstRepeat(plan, outcome => outcome.Dependence), entry.Run.Failure?.Message, source.Labels, plan.TestShare))],
            LearningCurves = options.LearningCurve is null ? [] : [.. ordered.Select(entry => CurveSummary.Of(
                entry.Run.Contender.Name, [.. entry.Run.Outcomes.Select(outcome => outcome.Curve)], entry.Run.Failure?.Message, task, plan.TestShare))],
            Warnings =
            [
                .. new DataChecks(source, plan).Run(),
                .. new ResultChecks(source.Labels, [.. plan.Folds.Take(folds)], metric, leaderboard, pairs, BoostedNames(options)).Run(),
                .. ordered.Select(entry => OverfitCheck.Run(entry.Run.Contender.Name, entry.Run.Outcomes, source.Labels, metric)).OfType<ComparisonWarning>(),
            ],
            Notes = [.. Notes(source, plan, runs, folds, summary).Prepend(Standing.Describe(leaderboard, pairs)).OfType<string>()],
        };
    }

    private static Dictionary<ComparisonMetric, MetricSummary> Summaries(ContenderRun run, ComparisonSource source, double testShare)
    {
        if (run.Failure is not null)
            return [];
        var labels = source.Labels;
        return MetricTraits.Of(labels.Task).ToDictionary(metric => metric, metric =>
        {
            var summary = MetricSummary.Of(metric, [.. run.Outcomes.Select(outcome => outcome.Metrics(labels)[metric])], testShare);
            return run.Outcomes.Count == 1 ? SingleSplit.WithInterval(summary, run.Outcomes[0].Predictions!, labels, source.Groups, source.Options.Seed) : summary;
        });
    }

    private static HashSet<string> BoostedNames(ComparisonOptions options) =>
        [.. options.Contenders.Where(contender => contender.Recipe is LightGbmRecipe or FastTreeRecipe).Select(contender => contender.Name)];

    private static IEnumerable<string> Notes(ComparisonSource source, FoldPlan plan, IReadOnlyList<ContenderRun> runs, int folds, RunSummary summary)
    {
        var labels = source.Labels;
        if (labels.Task == ComparisonTask.Binary)
            yield return $"The positive class of '{source.Options.LabelColumnName}' is '{labels.Classes[1]}'.";
        if (folds < plan.Folds.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"{(summary.Stopped == StopReason.BudgetSpent ? $"Time budget of {source.Options.TimeBudget} spent" : "Cancelled")}: {folds} of {plan.Folds.Count} folds were done, and the figures cover these.");
        foreach (var note in summary.Notes)
            yield return note;
        if (source.Options.Split == ComparisonSplit.Time && source.Options.TestFraction is null)
            yield return string.Create(CultureInfo.InvariantCulture, $"Split in time: {labels.Count - plan.RowsTested} of {labels.Count} rows, the earliest, were trained on only.");
        if (source.AlsoFitOn is { } more)
            yield return string.Create(CultureInfo.InvariantCulture, $"Features were also fitted on {CountRows(more)} rows without labels ({nameof(source.Options.AlsoFitOn)}); no contender was.");
        foreach (var note in runs.Select(run => run.Contender.Recipe.NoteFor(labels.Task)).OfType<string>())
            yield return note;
        if (folds == 1)
            yield return $"A single split: intervals and tests are over its test rows ({(source.Groups is null ? "DeLong for AUC, McNemar and Wilson for accuracy, else the bootstrap" : "the bootstrap of whole groups")}). They do not know how the models would vary with other training rows.";
        else
            yield return "Intervals and tests allow for overlapping training sets (Nadeau and Bengio, 2003); no estimate of that variance is unbiased.";
        if (runs.Count > 1)
            yield return "The first place was chosen by these figures, so its own are a little optimistic: confirm it on rows kept aside.";
    }

    private static long CountRows(IDataView view)
    {
        var count = 0L;
        using var cursor = view.GetRowCursor([]);
        while (cursor.MoveNext())
            count++;
        return count;
    }

    /// <summary>What one contender did: its outcomes on the folds that all cover, none when it failed.</summary>
    private sealed record ContenderRun(Contender Contender, IReadOnlyList<CellOutcome> Outcomes, ContenderFailure? Failure)
    {
        public IReadOnlyList<T> FirstRepeat<T>(FoldPlan plan, Func<CellOutcome, T> read) => [.. Outcomes.Where((_, place) => plan.Folds[place].Repeat == 0).Select(read)];

        public IReadOnlyList<FoldPredictions> Predictions => [.. Outcomes.Select(outcome => outcome.Predictions!)];
    }

    private sealed record Entry(ContenderRun Run, Dictionary<ComparisonMetric, MetricSummary> Metrics, long Given)
    {
        private readonly long _scored = Run.Outcomes.Sum(outcome => (long)outcome.Predictions!.ScoredCount);

        public ContenderStatus Status
        {
            get
            {
                if (Run.Failure is not null)
                    return ContenderStatus.Failed;
                return _scored < Given ? ContenderStatus.Incomplete : ContenderStatus.Complete;
            }
        }

        /// <summary>Smaller is better; without a value last.</summary>
        public double SortKey(ComparisonMetric metric)
        {
            if (!Metrics.TryGetValue(metric, out var summary) || summary.Mean is not { } mean)
                return double.PositiveInfinity;
            return MetricTraits.HigherIsBetter(metric) ? -mean : mean;
        }

        public LeaderboardRow ToRow(int rank, ComparisonMetric metric, Entry best, IReadOnlyList<PairwiseDifference> pairs) => new(
            rank,
            Run.Contender.Name,
            Status,
            Metrics,
            _scored,
            Given,
            Run.Outcomes.Sum(outcome => outcome.FitTime.TotalSeconds),
            Run.Outcomes.Sum(outcome => outcome.ScoreTime.TotalSeconds),
            this == best || IsTied(best, pairs),
            [.. Remarks(metric)])
        {
            Costs = ContenderCosts.Of(Run.Outcomes),
        };

        private bool IsTied(Entry best, IReadOnlyList<PairwiseDifference> pairs) =>
            Standing.Verdict(best.Run.Contender.Name, Run.Contender.Name, pairs) is ComparisonVerdict.NoDetectableDifference or ComparisonVerdict.PracticallyEquivalent;

        private IEnumerable<string> Remarks(ComparisonMetric metric)
        {
            if (Run.Failure is { } failure)
                yield return string.Create(CultureInfo.InvariantCulture, $"failed on fold {failure.Fold + 1} of repeat {failure.Repeat + 1}: {failure.Message}");
            if (Status == ContenderStatus.Incomplete)
                yield return string.Create(CultureInfo.InvariantCulture, $"scored {_scored} of {Given} rows; its figures cover only these, so it is not compared");
            foreach (var note in Metrics.Values.OrderBy(summary => summary.Metric != metric).Select(summary => summary.Note).OfType<string>())
                yield return note;
        }
    }
}
