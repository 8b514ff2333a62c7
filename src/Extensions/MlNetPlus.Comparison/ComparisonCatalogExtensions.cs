using MlNetPlus.Comparison;
using MlNetPlus.Extensibility;

namespace Microsoft.ML;

/// <summary>Adds <c>Compare</c> to <c>mlContext.BinaryClassification</c>, <c>.MulticlassClassification</c> and <c>.Regression</c>.</summary>
public static class ComparisonCatalogExtensions
{
    /// <summary>Fits and scores every contender on the same folds, for a label of two classes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data; read once and held in memory.</param>
    /// <param name="options">What is compared, and how.</param>
    /// <returns>The leaderboard, the tests, the out-of-fold predictions and the failures.</returns>
    /// <exception cref="ArgumentException">The options, the label or the split are at fault; the message names every fault of the options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The features could not be fitted on the training rows of a fold, or <see cref="ComparisonOptions.ResumePath"/> is of
    /// other data or other settings.
    /// </exception>
    /// <exception cref="IOException"><see cref="ComparisonOptions.ResumePath"/> cannot be written to, or has too little room; told before any training.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first fold was done.</exception>
    public static ComparisonResult Compare(this BinaryClassificationCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonRunner.Run(catalog.GetEnvironment(), data, ComparisonTask.Binary, options);

    /// <summary>Fits and scores every contender on the same folds, for a label of several classes.</summary>
    /// <inheritdoc cref="Compare(BinaryClassificationCatalog, IDataView, ComparisonOptions)"/>
    public static ComparisonResult Compare(this MulticlassClassificationCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonRunner.Run(catalog.GetEnvironment(), data, ComparisonTask.Multiclass, options);

    /// <summary>Fits and scores every contender on the same folds, for a label that is a number.</summary>
    /// <inheritdoc cref="Compare(BinaryClassificationCatalog, IDataView, ComparisonOptions)"/>
    public static ComparisonResult Compare(this RegressionCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonRunner.Run(catalog.GetEnvironment(), data, ComparisonTask.Regression, options);

    /// <summary>Makes the plan of a comparison whose cells are done by several processes or machines, for a label of two classes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The data; the same on every machine, which is checked.</param>
    /// <param name="options">What is compared, and how, with <see cref="ComparisonOptions.ResumePath"/>: the shared folder.</param>
    /// <returns>The cells, and the means to do and to merge them.</returns>
    /// <exception cref="ArgumentException">The options, the label or the split are at fault; the message names every fault of the options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The folder is of other data or other settings; the message says what differs.</exception>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public static ComparisonPlan PlanComparison(this BinaryClassificationCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonPlan.Make(catalog.GetEnvironment(), data, ComparisonTask.Binary, options);

    /// <summary>Makes the plan of a comparison whose cells are done by several processes or machines, for a label of several classes.</summary>
    /// <inheritdoc cref="PlanComparison(BinaryClassificationCatalog, IDataView, ComparisonOptions)"/>
    public static ComparisonPlan PlanComparison(this MulticlassClassificationCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonPlan.Make(catalog.GetEnvironment(), data, ComparisonTask.Multiclass, options);

    /// <summary>Makes the plan of a comparison whose cells are done by several processes or machines, for a label that is a number.</summary>
    /// <inheritdoc cref="PlanComparison(BinaryClassificationCatalog, IDataView, ComparisonOptions)"/>
    public static ComparisonPlan PlanComparison(this RegressionCatalog catalog, IDataView data, ComparisonOptions options) =>
        ComparisonPlan.Make(catalog.GetEnvironment(), data, ComparisonTask.Regression, options);
}
