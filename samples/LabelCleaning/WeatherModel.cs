using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace LabelCleaning;

/// <summary>A random forest for each kind of weather against the others.</summary>
internal static class WeatherModel
{
    public static IEstimator<ITransformer> Trainer(MLContext mlContext) =>
        mlContext.Transforms.Concatenate("Features", nameof(Day.Precipitation), nameof(Day.TempMax), nameof(Day.TempMin), nameof(Day.Wind))
            .Append(mlContext.MulticlassClassification.Trainers.OneVersusAll(mlContext.BinaryClassification.Trainers.FastForest(numberOfTrees: 50)));

    public static double Accuracy(MLContext mlContext, IDataView training, IDataView test)
    {
        // one order of the classes for all: by value
        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(Day.Weather), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(Trainer(mlContext));
        return mlContext.MulticlassClassification.Evaluate(pipeline.Fit(training).Transform(test)).MicroAccuracy;
    }

    #region out-of-fold
    /// <summary>Every day scored by a model of the other folds, with the label as a key.</summary>
    public static IDataView OutOfFold(MLContext mlContext, IDataView days)
    {
        var keys = mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(Day.Weather), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(days);
        var scored = new List<ScoredDay>();
        foreach (var fold in mlContext.Data.CrossValidationSplit(keys.Transform(days), numberOfFolds: 10, seed: 1))
            scored.AddRange(mlContext.Data.CreateEnumerable<ScoredDay>(Trainer(mlContext).Fit(fold.TrainSet).Transform(fold.TestSet), reuseRowObject: false));
        return keys.Transform(mlContext.Data.LoadFromEnumerable(scored));
    }
    #endregion
}
