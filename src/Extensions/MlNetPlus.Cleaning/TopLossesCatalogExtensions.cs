using Microsoft.ML.Data;
using MlNetPlus.Cleaning;
using MlNetPlus.Extensibility;

namespace Microsoft.ML;

/// <summary>Finds the rows that a model is most wrong about.</summary>
public static class TopLossesCatalogExtensions
{
    /// <summary>The rows with the largest loss: wrong labels gather among them.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="scored">What a model's <c>Transform</c> gave. Use predictions for rows that the model was not trained on.</param>
    /// <param name="count">How many rows to give, 1 or more.</param>
    /// <param name="labelColumnName">The label's column: a key (with the vector Score), a Boolean (with Probability) or a Single (with Score).</param>
    /// <returns>The rows, largest loss first.</returns>
    /// <exception cref="ArgumentException">The count is less than 1, a score of a class is no probability, or the scores are those of other classes than the label's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static LossRanking TopLosses(this DataOperationsCatalog catalog, IDataView scored, int count, string labelColumnName = "Label") =>
        TopLosses(catalog, scored, new TopLossesOptions { Count = count, LabelColumnName = labelColumnName });

    /// <summary>The rows with the largest loss, with options.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="scored">What a model's <c>Transform</c> gave. Read once.</param>
    /// <param name="options">How many rows, and the columns.</param>
    /// <returns>The rows, largest loss first.</returns>
    /// <exception cref="ArgumentException">The options are at fault (the message lists every fault), a score of a class is no probability, or the scores are those of other classes than the label's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static LossRanking TopLosses(this DataOperationsCatalog catalog, IDataView scored, TopLossesOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(scored);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var columns = ScoredColumns.Of(nameof(TopLosses), scored.Schema, options.LabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName);
        if (options.NameColumnName is { } name)
            InputSchema.Of(scored.Schema).Require(nameof(TopLosses), name, AcceptedType.Text);

        var largest = new LargestLosses(options.Count, columns.Classes);
        var (rows, incomplete) = (0L, 0L);
        foreach (var row in columns.Read(scored, options.NameColumnName, options.CancellationToken))
        {
            rows++;
            if (row.IsComplete)
                largest.Add(row);
            else
                incomplete++;
        }

        return new LossRanking(largest.ToRanking(), rows, incomplete) { Classes = columns.Classes };
    }
}
