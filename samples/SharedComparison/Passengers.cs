using Microsoft.ML;
using Microsoft.ML.Data;

namespace SharedComparison;

/// <summary>The passengers of the Titanic, with the simplest features.</summary>
internal static class Passengers
{
    public static IDataView Load(MLContext context) => context.Data.LoadFromTextFile(
        Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv"),
        new TextLoader.Options
        {
            HasHeader = true,
            Separators = [','],
            AllowQuoting = true,
            MissingRealsAsNaNs = true,
            Columns =
            [
                new("Survived", DataKind.Boolean, 1),
                new("Pclass", DataKind.Single, 2),
                new("Sex", DataKind.String, 4),
                new("Age", DataKind.Single, 5),
                new("Fare", DataKind.Single, 9),
            ],
        });

    public static IEstimator<ITransformer> Features(MLContext context) => context.Transforms.Categorical
        .OneHotEncoding("Sex")
        .Append(context.Transforms.Concatenate("Features", "Pclass", "Sex", "Age", "Fare"));
}
