using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Comparison;
using MlNetPlus.Torch;
using MlNetPlus.Torch.Vision;
using Spectre.Console;

namespace FashionMnist;

/// <summary>The main job, step by step.</summary>
internal sealed record FashionRun(FashionSettings Settings, string ModelPath)
{
    public void Run()
    {
        PrepareModelPath();
        var mlContext = new MLContext(Settings.Seed);
        var (training, test) = PictureFolders.Load(mlContext, Settings.Data, Settings.Seed);
        var (trainingCount, testPaths) = (training.GetColumn<string>("ImagePath").Count(), test.GetColumn<string>("ImagePath").ToArray());
        AnsiConsole.MarkupLineInterpolated($"[bold]1. {trainingCount} pictures to train on, {testPaths.Length} to test on[/]");

        AnsiConsole.MarkupLine("[bold]2. A learning rate: the loss while the rate grows[/]");
        var options = FashionModel.Options(Settings);
        options.Training.MaxLearningRate ??= ChooseRate(FashionModel.FindLearningRate(mlContext, training, options));
        AnsiConsole.WriteLine(FormattableString.Invariant($"  {options.Training.MaxLearningRate:G3} is taken"));

        AnsiConsole.MarkupLineInterpolated($"[bold]3. {Settings.Backbone}: one cycle of {Settings.Epochs} epochs, 2 batches of 32 accumulated[/]");
        var time = Stopwatch.StartNew();
        var model = TrainingBar.Run("training", progress =>
        {
            options.Training.Progress = progress;
            return FashionModel.Fit(mlContext, training, options);
        });
        AnsiConsole.WriteLine(FormattableString.Invariant($"  {time.Elapsed.TotalSeconds:0} s"));

        var mirrored = FashionModel.WithViews(mlContext, model, new() { Deterministic = DeterministicViews.HorizontalFlip }, test);
        AnsiConsole.MarkupLineInterpolated($"[bold]4. Saved as {ModelPath}, to score by each picture and its mirror image[/]");
        mlContext.Model.Save(mirrored, test.Schema, ModelPath); // before all that may still go wrong

        AnsiConsole.MarkupLine("[bold]5. The test pictures, as they are and by several views of each[/]");
        var plain = ScoredPictures.Of(model.Transform(test));
        var random = FashionModel.WithViews(mlContext, model, new() { Augmentation = FashionModel.Augmentation(Settings) }, test);
        WriteAccuracy(plain, [("and its mirror image", ScoredPictures.Of(mirrored.Transform(test))), ("and 4 random views", ScoredPictures.Of(random.Transform(test)))]);

        AnsiConsole.MarkupLine("[bold]6. The ten pictures that the model is most wrong about[/]");
        WorstPictures.Write(mlContext, mirrored.Transform(test));

        AnsiConsole.MarkupLine("[bold]7. The saved model, in a second process that registers nothing[/]");
        PredictInSecondProcess(testPaths[0]);
    }

    /// <summary>Finds out before the training what would stop the saving after it.</summary>
    private void PrepareModelPath()
    {
        if (Directory.Exists(ModelPath))
            throw new IOException($"--model '{ModelPath}' is a folder. Name a file in it, such as model.zip.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(ModelPath))!);
    }

    private static double ChooseRate(LearningRateCurve curve)
    {
        foreach (var suggestion in Enum.GetValues<LearningRateSuggestion>())
            AnsiConsole.WriteLine(FormattableString.Invariant($"  {suggestion,-8} {curve.Suggest(suggestion):G3}"));
        var plot = Path.Combine(AppContext.BaseDirectory, "learning-rate.svg");
        curve.SavePlot(plot);
        AnsiConsole.WriteLine($"  drawn in {plot}");
        return curve.Suggest() ?? throw new InvalidOperationException(curve.WhyNone());
    }

    #region compare-views
    /// <summary>Accuracy with and without views, and whether the same pictures show a difference.</summary>
    private static void WriteAccuracy(ScoredPictures plain, (string Name, ScoredPictures Scores)[] others)
    {
        var table = new Table().AddColumns("Scored by", "Accuracy", "Log-loss", "Only this is right", "Only plain is right", "p (McNemar)");
        table.AddRow("the picture alone", Number(plain.Accuracy), Number(plain.LogLoss), "–", "–", "–");
        foreach (var (name, scores) in others)
        {
            var test = PairedTests.McNemar(scores.IsRight, plain.IsRight);
            table.AddRow(name, Number(scores.Accuracy), Number(scores.LogLoss), $"{test.OnlyFirstRight}", $"{test.OnlySecondRight}", Number(test.PValue));
        }

        AnsiConsole.Write(table);
    }
    #endregion

    private static string Number(double value) => FormattableString.Invariant($"{value:0.0000}");

    private void PredictInSecondProcess(string picture)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["predict", ModelPath, picture]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The second process ended with {process.ExitCode}.");
    }
}
