using MlNetPlus.Extensibility;
using MlNetPlus.Transforms;

namespace Microsoft.ML;

/// <summary>Adds <c>GroupFrequency</c> to <c>mlContext.Transforms</c>.</summary>
public static class GroupFrequencyCatalogExtensions
{
    /// <summary>Adds a column with the number of training rows that share the row's key.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The name of the new column, of type Single: the count, 0 for a key not seen in training, NaN for a missing key.</param>
    /// <param name="keyColumnNames">The columns that make up the key, one or more, each with one primitive value or key per row.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty, or there are no key columns, or one is named twice.</exception>
    /// <example>
    /// <code>
    /// mlContext.Transforms.GroupFrequency("TicketFreq", "Ticket")
    ///     .Append(mlContext.Transforms.GroupFrequency("ClassPortFreq", "Pclass", "Embarked"))
    /// </code>
    /// </example>
    public static GroupFrequencyEstimator GroupFrequency(this TransformsCatalog catalog, string outputColumnName, params string[] keyColumnNames) =>
        GroupFrequency(catalog, new GroupFrequencyOptions { OutputColumnName = outputColumnName, KeyColumnNames = keyColumnNames });

    /// <summary>Adds a column that says how frequent the row's key is.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The columns, and what to make of the counts.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    public static GroupFrequencyEstimator GroupFrequency(this TransformsCatalog catalog, GroupFrequencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new GroupFrequencyEstimator(catalog.GetEnvironment(), options);
    }
}
