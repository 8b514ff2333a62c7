using Microsoft.ML;
using MlNetPlus.Comparison;
using MlNetPlus.Transforms;

namespace Titanic;

/// <summary>Builds the features, compares the trainers, and saves the best.</summary>
public partial class TitanicModel
{
    /// <summary>The steps from a passenger's raw columns to "Features". All that learns is fitted inside each fold.</summary>
    public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext, bool hasCabin)
    {
        string[] categories = hasCabin ? ["Title", "Sex", "Embarked", "Deck"] : ["Title", "Sex", "Embarked"];
        return Engineer(mlContext, hasCabin)
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([.. categories.Select(name => new InputOutputColumnPair($"{name}Flags", name))]))
            .Append(mlContext.Transforms.Concatenate(
                "Features",
                ["Pclass", "Age", "SibSp", "Parch", "Fare", "TicketFrequency", "FamilySize", .. categories.Select(name => $"{name}Flags")]));
    }

    #region engineer
    /// <summary>The columns that fast.ai's lesson adds: title, size of the party, family and deck.</summary>
    public static IEstimator<ITransformer> Engineer(MLContext mlContext, bool hasCabin)
    {
        IEstimator<ITransformer> columns = mlContext.Transforms.ParseTitle("Title", "Name")
            .Append(mlContext.Transforms.GroupFrequency("TicketFrequency", "Ticket"))
            .Append(mlContext.Transforms.Expression("FamilySize", "(siblings, parents) => siblings + parents", "SibSp", "Parch"));
        if (!hasCabin)
            return columns;

        return columns
            .Append(mlContext.Transforms.ExtractText("DeckLetter", "Cabin", TextSelector.First()))
            .Append(mlContext.Transforms.MapCategories("Deck", "DeckLetter", Decks));
    }
    #endregion

    private static readonly Dictionary<string, string> Decks = new()
    {
        ["A"] = "ABC", ["B"] = "ABC", ["C"] = "ABC", ["D"] = "DE", ["E"] = "DE", ["F"] = "FG", ["G"] = "FG",
    };

    #region compare
    /// <summary>Random forest, boosting, a neural network and a linear model on the same folds.</summary>
    public static ComparisonResult Compare(MLContext mlContext, IDataView data, bool hasCabin, TrainingSettings settings, IProgress<ComparisonProgress>? progress) =>
        mlContext.BinaryClassification.Compare(data, new ComparisonOptions
        {
            LabelColumnName = nameof(ModelInput.Survived),
            Features = BuildPipeline(mlContext, hasCabin),
            Contenders = [Contender.RandomForest(), Contender.LightGbm(), Contender.FastTree(), Contender.NeuralNetwork(), Contender.Linear()],
            Folds = settings.Folds,
            Repeats = settings.Repeats,
            Seed = settings.Seed,
            Importance = new FeatureImportanceOptions { Permutations = 1 },
            PartialDependence = new PartialDependenceOptions { GridPoints = 10, MaxRows = 100 },
            Progress = progress,
        });
    #endregion

    /// <summary>Fits the best contender on all passengers and saves it.</summary>
    public static ITransformer RefitAndSave(MLContext mlContext, ComparisonResult comparison, IDataView data, string modelPath)
    {
        var model = comparison.Refit();
        mlContext.Model.Save(model, data.Schema, modelPath);
        return model;
    }
}
