using Microsoft.ML.Data;
using MlNetPlus.Cleaning;
using MlNetPlus.Extensibility;

namespace Microsoft.ML;

/// <summary>Finds labels that are probably wrong.</summary>
public static class LabelIssuesCatalogExtensions
{
    /// <summary>Finds wrong labels by confident learning (Northcutt, Jiang and Chuang 2021) over out-of-fold probabilities.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outOfFold">
    /// Each row with its label and with probabilities from a model that was not trained on that row, such as the scored test folds of a cross-validation.
    /// Read once; its probabilities are kept in memory.
    /// </param>
    /// <param name="options">The filter and the columns; null for the defaults.</param>
    /// <returns>The rows, and the tables they follow from.</returns>
    /// <exception cref="ArgumentException">The options are at fault, the label is not one of classes, a score is no probability, or the scores are those of other classes than the label's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static LabelIssueReport FindLabelIssues(this DataOperationsCatalog catalog, IDataView outOfFold, LabelIssuesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(outOfFold);
        options ??= new();
        options.Check();
        var columns = ScoredColumns.Of(nameof(FindLabelIssues), outOfFold.Schema, options.LabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName);
        if (columns.Classes is not { } classes)
        {
            throw new ArgumentException(
                $"Column '{options.LabelColumnName}' (label of {nameof(FindLabelIssues)}) is Single; expected a key or Boolean, because only classes can be mistaken for one another. Use TopLosses for a regression.",
                nameof(options));
        }

        if (options.NameColumnName is { } name)
            InputSchema.Of(outOfFold.Schema).Require(nameof(FindLabelIssues), name, AcceptedType.Text);
        var (probabilities, labels, rows) = (new List<float[]>(), new List<int>(), new List<(long Number, string? Name)>());
        var rowCount = 0L;
        foreach (var row in columns.Read(outOfFold, options.NameColumnName, options.CancellationToken))
        {
            rowCount++;
            if (!row.IsComplete)
                continue;
            probabilities.Add(Array.ConvertAll(row.Scores, score => (float)score));
            labels.Add((int)row.Label!.Value);
            rows.Add((row.Index, row.Name));
        }

        var learning = new ConfidentLearning(probabilities, labels, classes.Count);
        var issues = learning.Find(options.Filter)
            .Select(row => new LabelIssue(rows[row].Number, classes[labels[row]], classes[learning.Predicted(row)], learning.SelfConfidence(row), learning.Margin(row), rows[row].Name))
            .OrderBy(issue => options.Order == LabelIssueOrder.Margin ? issue.Margin : issue.SelfConfidence);
        return new LabelIssueReport(classes, [.. issues], learning, rowCount, rowCount - labels.Count);
    }
}
