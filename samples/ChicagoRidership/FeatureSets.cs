using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

namespace ChicagoRidership;

/// <summary>Ways to make numbers of a date, each with more of DateParts than the one before.</summary>
internal static class FeatureSets
{
    public static IReadOnlyList<(string Name, Func<MLContext, IEstimator<ITransformer>> Build)> All { get; } =
    [
        ("days since the first", mlContext => Vector(mlContext, DateParts.Elapsed)),
        ("fastai's 13 date parts", mlContext => Vector(mlContext, DateParts.Default)),
        ("+ cyclic parts, weekend", mlContext => Vector(mlContext, DateParts.Default | DateParts.CyclicDate | DateParts.IsWeekend)),
        ("+ federal holidays", mlContext => Vector(mlContext, DateParts.Default | DateParts.CyclicDate | DateParts.IsWeekend, HolidayCalendar.UnitedStatesFederal)),
        ("+ day of week, month one-hot", WithCategories),
    ];

    #region date-parts
    private static IEstimator<ITransformer> Vector(MLContext mlContext, DateParts parts, HolidayCalendar? holidays = null, string output = "Features") =>
        mlContext.Transforms.DateParts(new DatePartsOptions
        {
            InputColumnNames = [nameof(Day.Date)],
            OutputColumnName = output,
            Parts = parts,
            Holidays = holidays,
            ElapsedUnit = ElapsedUnit.Day,
            ElapsedOrigin = ElapsedOrigin.FittedMinimum,
        });
    #endregion

    private static IEstimator<ITransformer> WithCategories(MLContext mlContext) =>
        Vector(mlContext, DateParts.Default | DateParts.CyclicDate | DateParts.IsWeekend, HolidayCalendar.UnitedStatesFederal, "Parts")
            .Append(mlContext.Transforms.DateParts(nameof(Day.Date), prefix: ""))
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Dayofweek"), new InputOutputColumnPair("Month")]))
            .Append(mlContext.Transforms.Concatenate("Features", "Parts", "Dayofweek", "Month"));
}
