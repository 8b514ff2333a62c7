using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Comparison.Tests;

/// <summary>The passengers, and the features of the peer's programs: raw columns, title, family size, ticket count.</summary>
internal static class TitanicData
{
    private static readonly string[] KeptTitles = ["Mr", "Miss", "Mrs", "Master"];

    public static IDataView Load(MLContext context) => context.Data.LoadFromTextFile(
        Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv"),
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
                new("Name", DataKind.String, 3),
                new("Sex", DataKind.String, 4),
                new("Age", DataKind.Single, 5),
                new("SibSp", DataKind.Single, 6),
                new("Parch", DataKind.Single, 7),
                new("Ticket", DataKind.String, 8),
                new("Fare", DataKind.Single, 9),
                new("Embarked", DataKind.String, 10),
            ],
        });

    public static IEstimator<ITransformer> Features(MLContext context) => context.Transforms
        .CustomMapping(new Naming().GetMapping(), nameof(Naming))
        .Append(new TicketCountEstimator(context))
        .Append(context.Transforms.Categorical.OneHotEncoding([new("Sex"), new("Embarked"), new("Title")]))
        .Append(context.Transforms.Concatenate("Features", "Pclass", "Age", "SibSp", "Parch", "Fare", "Family", "TicketCount", "Sex", "Embarked", "Title"));

    public sealed class Passenger
    {
        public string Name { get; set; } = string.Empty;

        public float SibSp { get; set; }

        public float Parch { get; set; }
    }

    public sealed class Named
    {
        public string Title { get; set; } = string.Empty;

        public float Family { get; set; }
    }

    [CustomMappingFactoryAttribute(nameof(Naming))]
    public sealed class Naming : CustomMappingFactory<Passenger, Named>
    {
        public override Action<Passenger, Named> GetMapping() => (passenger, named) =>
        {
            var parts = passenger.Name.Split(", ", 2);
            var title = parts.Length < 2 ? string.Empty : parts[1].Split('.')[0];
            named.Title = KeptTitles.Contains(title, StringComparer.Ordinal) ? title : string.Empty;
            named.Family = passenger.SibSp + passenger.Parch;
        };
    }
}
