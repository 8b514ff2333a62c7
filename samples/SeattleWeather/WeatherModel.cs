using Microsoft.ML;
using MlNetPlus.Comparison;
using MlNetPlus.Transforms;

namespace SeattleWeather;

/// <summary>The features, with and without the date, and the comparison.</summary>
internal static class WeatherModel
{
    private static readonly string[] Measured = [nameof(WeatherDay.Precipitation), nameof(WeatherDay.TempMax), nameof(WeatherDay.TempMin), nameof(WeatherDay.Wind)];

    public static IEstimator<ITransformer> Measurements(MLContext mlContext) => mlContext.Transforms.Concatenate("Features", Measured);

    #region features
    public static IEstimator<ITransformer> WithDateParts(MLContext mlContext) =>
        mlContext.Transforms.DateParts(new DatePartsOptions { InputColumnNames = [nameof(WeatherDay.Date)], OutputColumnName = "Parts" })
            .Append(mlContext.Transforms.Concatenate("Features", [.. Measured, "Parts"]));
    #endregion

    #region compare
    public static ComparisonResult Compare(MLContext mlContext, IDataView days, IEstimator<ITransformer> features, IProgress<ComparisonProgress>? progress = null) =>
        mlContext.MulticlassClassification.Compare(days, new ComparisonOptions
        {
            LabelColumnName = nameof(WeatherDay.Weather),
            Features = features,
            Contenders = [Contender.RandomForest(), Contender.LightGbm(), Contender.Linear(), Contender.NeuralNetwork()],
            Folds = 10,
            Progress = progress,
        });
    #endregion
}
