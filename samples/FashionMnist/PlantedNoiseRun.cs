using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Cleaning;
using MlNetPlus.Torch.Vision;
using Spectre.Console;

namespace FashionMnist;

/// <summary>Gives some training pictures a wrong class, and sees whether they are found by loss and by confident learning.</summary>
internal sealed record PlantedNoiseRun(FashionSettings Settings, double Share, int Folds)
{
    public void Run()
    {
        var mlContext = new MLContext(Settings.Seed);
        var (training, _) = PictureFolders.Load(mlContext, Settings.Data, Settings.Seed);
        var pictures = mlContext.Data.CreateEnumerable<Picture>(training, reuseRowObject: false, ignoreMissingColumns: true).ToArray();
        var planted = Plant(pictures);
        AnsiConsole.MarkupLineInterpolated($"[bold]1. {planted.Count} of {pictures.Length} pictures get another class[/]");

        AnsiConsole.MarkupLineInterpolated($"[bold]2. Each picture scored by a network that was not trained on it: {Folds} folds, {Settings.Epochs} epochs each[/]");
        var outOfFold = Score(mlContext, mlContext.Data.LoadFromEnumerable(pictures));

        AnsiConsole.MarkupLine("[bold]3. How many of the planted ones are found[/]");
        var table = new Table().AddColumns("Looked at", "Pictures", "of them planted", "of the planted");
        var worst = mlContext.Data.TopLosses(outOfFold, new TopLossesOptions { Count = planted.Count, NameColumnName = nameof(Picture.ImagePath) });
        AddRow(table, "as many as were planted, by loss", [.. worst.Rows.Select(row => row.Name!)], planted);
        var paths = outOfFold.GetColumn<string>(nameof(Picture.ImagePath)).ToArray();
        foreach (var filter in Enum.GetValues<LabelIssueFilter>())
        {
            var report = mlContext.Data.FindLabelIssues(outOfFold, new LabelIssuesOptions { Filter = filter });
            AddRow(table, $"FindLabelIssues, {filter}", [.. report.Issues.Select(issue => paths[issue.Row])], planted);
        }

        AnsiConsole.Write(table);
    }

    private static void AddRow(Table table, string name, string[] found, HashSet<string> planted)
    {
        var right = found.Count(planted.Contains);
        table.AddRow(name, $"{found.Length}", Percent(right, found.Length), Percent(right, planted.Count));
    }

    private static string Percent(int part, int whole) => whole == 0 ? "–" : FormattableString.Invariant($"{100.0 * part / whole:0.0} %");

    /// <summary>Moves a share of the pictures, drawn at random, to another class, also drawn at random.</summary>
    private HashSet<string> Plant(Picture[] pictures)
    {
        var count = (int)Math.Round(Share * pictures.Length);
        if (Share is not (> 0 and <= 1) || count == 0)
            throw new ArgumentException(FormattableString.Invariant($"--share is {Share}; expected 1 at most, and no less than one of the {pictures.Length} pictures."));
        string[] classes = [.. pictures.Select(picture => picture.Label).Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length < 2)
            throw new InvalidDataException($"All pictures are of the class '{classes[0]}'; expected two classes at least, for one to be mistaken for another.");
        var random = new Random(Settings.Seed);
        var order = Enumerable.Range(0, pictures.Length).ToArray();
        random.Shuffle(order);
        var planted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in order.Take(count))
        {
            string[] others = [.. classes.Where(name => name != pictures[i].Label)];
            pictures[i].Label = others[random.Next(others.Length)];
            planted.Add(pictures[i].ImagePath);
        }

        return planted;
    }

    #region out-of-fold
    private IDataView Score(MLContext mlContext, IDataView pictures)
    {
        var keys = mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(pictures);
        var scored = new List<Picture>();
        var trainer = FashionModel.Options(Settings);
        trainer.MixUp = 0.4; // a network that sees mixtures learns fewer wrong labels by heart
        foreach (var (index, split) in mlContext.Data.SplitsStratified(pictures, "Label", Folds, seed: Settings.Seed).Index())
        {
            using var model = TrainingBar.Run($"fold {index + 1}", progress =>
            {
                trainer.Training.Progress = progress;
                return mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(trainer).Fit(keys.Transform(split.TrainSet));
            });
            var test = model.Transform(keys.Transform(split.TestSet));
            scored.AddRange(split.TestSet.GetColumn<string>("ImagePath").Zip(split.TestSet.GetColumn<string>("Label"), test.GetColumn<float[]>("Score"))
                .Select(row => new Picture { ImagePath = row.First, Label = row.Second, Score = row.Third }));
        }

        var columns = SchemaDefinition.Create(typeof(Picture));
        columns["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, scored[0].Score.Length);
        return keys.Transform(mlContext.Data.LoadFromEnumerable(scored, columns)); // the keys of the training, so that slot i of Score is key i + 1
    }
    #endregion

    private sealed class Picture
    {
        public string ImagePath { get; set; } = "";

        public string Label { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
