using MlNetPlus.Extensibility;
using MlNetPlus.Transforms;

namespace Microsoft.ML;

/// <summary><c>MapCategories</c> on <c>mlContext.Transforms</c>.</summary>
public static class MapCategoriesCatalogExtensions
{
    /// <summary>Replaces each category of a text column by what a dictionary has for it.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The name of the text column that is added. The same name as <paramref name="inputColumnName"/>
    /// replaces that column.</param>
    /// <param name="inputColumnName">The name of the text column with the categories.</param>
    /// <param name="map">From category to output; at least one entry. Copied: later changes have no effect. The empty text stands for
    /// missing, as key and as value.</param>
    /// <param name="otherwise">What stands for categories, and for missing, that <paramref name="map"/> lacks; <see langword="null"/> makes
    /// them missing.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A column name or the map is empty, or the map has a null value or compares by culture.</exception>
    /// <exception cref="ArgumentNullException">A column name or the map is null.</exception>
    public static MapCategoriesEstimator MapCategories(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName,
        IReadOnlyDictionary<string, string> map,
        string? otherwise = null) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnName, map, otherwise);
}
