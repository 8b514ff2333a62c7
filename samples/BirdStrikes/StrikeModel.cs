using Microsoft.ML;
using MlNetPlus.Comparison;
using MlNetPlus.Transforms;

namespace BirdStrikes;

/// <summary>The features, the contenders, and the comparison.</summary>
public static class StrikeModel
{
    private static readonly string[] Categories = ["Airport", "Aircraft", "Operator", "State", "Phase", "Size", "Species", "TimeOfDay"];
    private static readonly string[] ManyValued = ["Airport", "Aircraft", "Operator", "Species"];
    private static readonly string[] Numbers = ["Speed", "FlightYear", "FlightMonth", "FlightDayofweek", "FlightDayofyear"];

    #region features
    /// <summary>One set of features for everyone: parts of the date, flags of each category, and how frequent the many-valued ones are.</summary>
    public static IEstimator<ITransformer> Features(MLContext mlContext)
    {
        IEstimator<ITransformer> columns = mlContext.Transforms.DateParts("FlightDate");
        foreach (var name in ManyValued)
            columns = columns.Append(mlContext.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = $"{name}Frequency", KeyColumnNames = [name], MinusSelf = true }));
        return columns
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([.. Categories.Select(name => new InputOutputColumnPair($"{name}Flags", name))]))
            .Append(mlContext.Transforms.Concatenate("Features", [.. Numbers, .. ManyValued.Select(name => $"{name}Frequency"), .. Categories.Select(name => $"{name}Flags")]));
    }
    #endregion

    #region embeddings
    /// <summary>The network on the raw categories: it learns an embedding for each of their values.</summary>
    public static IEstimator<ITransformer> EmbeddingNetwork(MLContext mlContext) =>
        mlContext.Transforms.DateParts("FlightDate")
            .Append(mlContext.Transforms.TabularFeatures("Embedded", Categories, Numbers))
            .Append(mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(nameof(Strike.Damaged), "Embedded"));
    #endregion

    #region compare
    /// <summary>Everyone on the same folds.</summary>
    public static ComparisonResult Compare(MLContext mlContext, IDataView data, StrikeSettings settings, IProgress<ComparisonProgress>? progress) =>
        mlContext.BinaryClassification.Compare(data, new ComparisonOptions
        {
            LabelColumnName = nameof(Strike.Damaged),
            Features = Features(mlContext),
            Contenders =
            [
                Contender.RandomForest(), Contender.LightGbm(), Contender.FastTree(), Contender.Linear(),
                Contender.Of("Network, embeddings", EmbeddingNetwork),
                .. settings.WithFlags ? [Contender.NeuralNetwork()] : Array.Empty<Contender>(),
            ],
            Folds = settings.Folds,
            Repeats = settings.Repeats,
            Seed = settings.Seed,
            Progress = progress,
        });
    #endregion
}
