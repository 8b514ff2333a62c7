using MlNetPlus.Extensibility;
using MlNetPlus.Transforms;

namespace Microsoft.ML;

/// <summary><c>ExtractText</c> on <c>mlContext.Transforms</c>.</summary>
public static class ExtractTextCatalogExtensions
{
    /// <summary>Takes a part out of each text of a column; where a text has no such part, the output is missing.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The name of the text column with the parts. The same name as <paramref name="inputColumnName"/>
    /// replaces that column.</param>
    /// <param name="inputColumnName">The name of the text column.</param>
    /// <param name="selector">Which part, e.g. <c>TextSelector.First()</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExtractTextEstimator ExtractText(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, TextSelector selector) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnName, selector);
}
