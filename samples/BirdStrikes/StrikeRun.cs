using Microsoft.ML;
using MlNetPlus.Comparison;
using MlNetPlus.Extensibility;
using Spectre.Console;

namespace BirdStrikes;

/// <summary>The job, step by step.</summary>
internal sealed record StrikeRun(StrikeSettings Settings, string DataPath, string? JsonPath, string ModelPath)
{
    private static readonly Strike[] Examples =
    [
        new() { Airport = "NASHVILLE INTL", Aircraft = "B-737-300", FlightDate = new DateTime(2002, 4, 9), Operator = "SOUTHWEST AIRLINES", State = "Tennessee", Phase = "Landing Roll", Size = "Small", Species = "European starling", TimeOfDay = "Day", Speed = 80 },
        new() { Airport = "CHICAGO O'HARE INTL ARPT", Aircraft = "B-737-300", FlightDate = new DateTime(2002, 10, 9), Operator = "UNITED AIRLINES", State = "Illinois", Phase = "Climb", Size = "Large", Species = "Canada goose", TimeOfDay = "Dusk", Speed = 200 },
    ];

    public void Run()
    {
        var mlContext = new MLContext(Settings.Seed);
        var file = StrikeFile.Read(DataPath);
        var strikes = file.Take(Settings.Rows);
        var data = mlContext.Data.LoadFromEnumerable(strikes);

        AnsiConsole.MarkupLineInterpolated($"[bold]1. {strikes.Count} strikes, of which {strikes.Count(strike => strike.Damaged)} did damage[/]");
        AnsiConsole.WriteLine("  Left out, because they are known only when the damage is: the three columns of costs (repair, other, total). The effect itself is the label.");
        AnsiConsole.WriteLine("  Kept: species and size, which say what was hit and not what it did. So this is about a strike that has happened, not a forecast for a flight.");
        AnsiConsole.WriteLine($"  {file.Unclear} rows of the file have a code as their damage that nothing explains; they are left out.");

        AnsiConsole.MarkupLineInterpolated($"[bold]2. The trainers on the same {Settings.Repeats} x {Settings.Folds} folds[/]");
        var comparison = ComparisonConsole.Run(progress => StrikeModel.Compare(mlContext, data, Settings, progress));
        if (JsonPath is not null)
            comparison.SaveJson(JsonPath);

        AnsiConsole.MarkupLineInterpolated($"[bold]3. {comparison.Best!.Contender}, fitted on all strikes and saved as {ModelPath}[/]");
        mlContext.Model.Save(comparison.Refit(), data.Schema, ModelPath);

        AnsiConsole.MarkupLine("[bold]4. The saved model, loaded again; nothing is registered[/]");
        PredictExamples();
    }

    private void PredictExamples()
    {
        var mlContext = new MLContext();
        var model = mlContext.Model.LoadFile(ModelPath, out _);
        using var engine = mlContext.Model.CreatePredictionEngine<Strike, StrikePrediction>(model);
        foreach (var strike in Examples)
        {
            var output = engine.Predict(strike);
            AnsiConsole.WriteLine($"  {strike.Species,-18} {strike.Phase,-13} {(output.PredictedLabel ? "damage" : "no damage"),-10} probability of damage {output.Probability:0.00}");
        }
    }
}
