using MlNetPlus.Extensibility;
using MlNetPlus.Transforms;

namespace Microsoft.ML;

/// <summary><c>ParseTitle</c> on <c>mlContext.Transforms</c>.</summary>
public static class ParseTitleCatalogExtensions
{
    /// <summary>
    /// Takes the title out of names such as "Spector, Mr. Woolf": the text after the first ", " and before the next ".". Keeps Mr, Miss, Mrs
    /// and Master; any other title, and a name without one, is missing.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The name of the text column with the titles.</param>
    /// <param name="inputColumnName">The name of the text column with the names; <see langword="null"/> means
    /// <paramref name="outputColumnName"/>, which the titles then replace.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static ParseTitleEstimator ParseTitle(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        if (inputColumnName is not null)
            ArgumentException.ThrowIfNullOrEmpty(inputColumnName);

        return catalog.ParseTitle(new ParseTitleOptions { Columns = [new(outputColumnName, inputColumnName)] });
    }

    /// <summary>Takes titles out of names, from several columns and with other titles than the default ones.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">Columns, kept titles, synonyms, label of rare titles. Copied: later changes have no effect.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static ParseTitleEstimator ParseTitle(this TransformsCatalog catalog, ParseTitleOptions options) =>
        new(catalog.GetEnvironment(), options);
}
