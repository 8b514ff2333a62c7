using MlNetPlus.Extensibility;
using MlNetPlus.Transforms;

namespace Microsoft.ML;

/// <summary>DateParts on <c>mlContext.Transforms</c>.</summary>
public static class DatePartsCatalogExtensions
{
    /// <summary>
    /// Makes fastai's 13 date columns, 16 with the time of day: Year, Month, Week, Day, Dayofweek, Dayofyear,
    /// Is_month_end, Is_month_start, Is_quarter_end, Is_quarter_start, Is_year_end, Is_year_start, (Hour, Minute, Second,)
    /// Elapsed. The input column stays.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="inputColumnName">The column with the dates: DateTime, DateTimeOffset or text.</param>
    /// <param name="prefix">
    /// What the names of the new columns start with. <see langword="null"/>: the input's name without one trailing "Date"
    /// or "date".
    /// </param>
    /// <param name="time">Whether to add the hour, minute and second.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <example><code>
    /// var pipeline = mlContext.Transforms.DateParts("saledate")          // saleYear, saleMonth, ...
    ///     .Append(mlContext.Transforms.Concatenate("Features", "saleYear", "saleMonth", "saleDayofweek"));
    /// </code></example>
    public static DatePartsEstimator DateParts(this TransformsCatalog catalog, string inputColumnName, string? prefix = null, bool time = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        return catalog.DateParts(new DatePartsOptions
        {
            InputColumnNames = [inputColumnName],
            Prefixes = prefix is null ? null : [prefix],
            Parts = time ? MlNetPlus.Transforms.DateParts.Default | MlNetPlus.Transforms.DateParts.Time : MlNetPlus.Transforms.DateParts.Default,
        });
    }

    /// <summary>Makes date columns as the options say.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    public static DatePartsEstimator DateParts(this TransformsCatalog catalog, DatePartsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DatePartsEstimator(catalog.GetEnvironment(), options);
    }
}
