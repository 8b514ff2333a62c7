using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Torch.Vision;
using Spectre.Console;

namespace FashionMnist;

/// <summary>One network that tells the garment and, with a last layer of its own, the group that the garment belongs to.</summary>
internal sealed record TwoTargetsRun(FashionSettings Settings)
{
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["T-shirt"] = "top", ["Pullover"] = "top", ["Coat"] = "top", ["Shirt"] = "top", ["Trouser"] = "bottom", ["Dress"] = "dress",
        ["Sandal"] = "shoe", ["Sneaker"] = "shoe", ["Ankle boot"] = "shoe", ["Bag"] = "bag",
    };

    #region two-targets
    private static ImageTarget[] Targets { get; } = [new() { LabelColumnName = "Garment" }, new() { LabelColumnName = "Group", Weight = 0.5 }];

    private static IEstimator<ITransformer> Keys(MLContext mlContext) => mlContext.Transforms.MapCategories("Group", "Label", Groups)
        .Append(mlContext.Transforms.Conversion.MapValueToKey("Group"))
        .Append(mlContext.Transforms.Conversion.MapValueToKey("Garment", "Label"));
    #endregion

    public void Run()
    {
        var mlContext = new MLContext(Settings.Seed);
        var (training, test) = PictureFolders.Load(mlContext, Settings.Data, Settings.Seed);
        var unknown = training.GetColumn<string>("Label").Distinct().FirstOrDefault(name => !Groups.ContainsKey(name));
        if (unknown is not null)
            throw new InvalidDataException($"Class '{unknown}' belongs to no group: 'targets' takes the classes of Fashion-MNIST ({string.Join(", ", Groups.Keys)}).");
        var keys = Keys(mlContext).Fit(training);

        AnsiConsole.MarkupLineInterpolated($"[bold]1. {Settings.Backbone} learns garments and their groups, {Settings.Epochs} epochs[/]");
        var network = TrainingBar.Run("training", progress =>
        {
            var options = FashionModel.Options(Settings, progress);
            options.Targets = Targets;
            return mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options).Fit(keys.Transform(training));
        });

        AnsiConsole.MarkupLine("[bold]2. Each target on the test pictures, and by views[/]");
        var labelled = keys.Transform(test);
        var (plain, mirrored) = (network.Transform(labelled), network.WithTestTimeAugmentation(new() { Deterministic = DeterministicViews.HorizontalFlip }).Transform(labelled));
        var table = new Table().AddColumns("Target", "Accuracy", "with the mirror image", "Log-loss", "with the mirror image");
        foreach (var target in Targets.Select(target => target.LabelColumnName))
        {
            var (alone, both) = (Scored(plain, target), Scored(mirrored, target));
            table.AddRow([target, .. new[] { alone.Accuracy, both.Accuracy, alone.LogLoss, both.LogLoss }.Select(number => FormattableString.Invariant($"{number:0.0000}"))]);
        }

        AnsiConsole.Write(table);
    }

    private static ScoredPictures Scored(IDataView scored, string target) => ScoredPictures.Of(scored, target, $"{target}.Score", $"{target}.PredictedLabel");
}
