using System.Diagnostics;
using Microsoft.ML;
using MlNetPlus.Comparison;
using Spectre.Console;

namespace Titanic;

/// <summary>The main job, step by step.</summary>
internal sealed record TrainingRun(TrainingSettings Settings, string TrainPath, string? TestPath, string? SubmissionPath, string? JsonPath, string? ReportPath, string ModelPath)
{
    public void Run()
    {
        var mlContext = new MLContext(Settings.Seed);
        var file = PassengerFile.Read(TrainPath, withLabel: true);
        var test = TestPath is null ? null : PassengerFile.Read(TestPath, withLabel: false);
        var data = mlContext.Data.LoadFromEnumerable(file.Passengers);

        AnsiConsole.MarkupLineInterpolated($"[bold]1. {file.Passengers.Count} passengers, and what the transforms make of them[/]");
        AnsiConsole.Write(TitanicModel.ShowEngineered(mlContext, data, file.HasCabin));

        AnsiConsole.MarkupLineInterpolated($"[bold]2. The trainers on the same {Settings.Repeats} x {Settings.Folds} folds[/]");
        var comparison = ComparisonConsole.Run(progress => TitanicModel.Compare(mlContext, data, file.HasCabin, Settings, progress));
        if (JsonPath is not null)
            comparison.SaveJson(JsonPath);
        if (ReportPath is not null)
            comparison.SaveReport(ReportPath);

        AnsiConsole.MarkupLineInterpolated($"[bold]3. {comparison.Best!.Contender}, fitted on all passengers and saved as {ModelPath}[/]");
        var model = TitanicModel.RefitAndSave(mlContext, comparison, data, ModelPath);
        if (test is not null)
        {
            var survivors = TitanicModel.WriteSubmission(mlContext, model, test.Passengers, SubmissionPath!);
            AnsiConsole.WriteLine($"  {SubmissionPath}: {test.Passengers.Count} passengers, of whom {survivors} survive");
        }

        AnsiConsole.MarkupLine("[bold]4. The saved model, loaded in a second process that registers nothing[/]");
        PredictInSecondProcess();
    }

    private void PredictInSecondProcess()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["predict", ModelPath]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The second process ended with {process.ExitCode}.");
    }
}
