// Five kinds of weather, without and with parts of the date: dotnet run -c Release --project samples/SeattleWeather
// Compares four families of models on ten folds each, then keeps the best one and asks it about one day.
using Microsoft.ML;
using MlNetPlus.Comparison;
using SeattleWeather;
using Spectre.Console;

var mlContext = new MLContext(seed: 1);
var path = Path.Combine(AppContext.BaseDirectory, "data", "seattle-weather.csv");
var days = mlContext.Data.LoadFromTextFile<WeatherDay>(path, separatorChar: ',', hasHeader: true);

var without = ComparisonConsole.Run(progress => WeatherModel.Compare(mlContext, days, WeatherModel.Measurements(mlContext), progress));
var with = ComparisonConsole.Run(progress => WeatherModel.Compare(mlContext, days, WeatherModel.WithDateParts(mlContext), progress));

var table = new Table().AddColumns("Accuracy", "four measurements", "and 13 date parts");
foreach (var row in with.Leaderboard)
    table.AddRow(row.Contender, Accuracy(without, row.Contender), Accuracy(with, row.Contender));
AnsiConsole.Write(table);

#region use
var model = with.Refit();
mlContext.Model.Save(model, days.Schema, "weather.zip");
using var engine = mlContext.Model.CreatePredictionEngine<WeatherDay, WeatherPrediction>(mlContext.Model.Load("weather.zip", out _));
var prediction = engine.Predict(new WeatherDay { Date = new DateTime(2016, 7, 4), TempMax = 27, TempMin = 14, Wind = 2.6f });
#endregion

File.Delete("weather.zip");
AnsiConsole.WriteLine($"A dry and warm 4 July 2016, by {with.Best!.Contender}: {prediction.PredictedLabel} ({prediction.Score.Max():P0}).");
return with.Failures.Count == 0 && prediction.PredictedLabel == "sun" ? 0 : 1;

static string Accuracy(ComparisonResult comparison, string contender) =>
    comparison.Leaderboard.Single(row => row.Contender == contender).Metrics[ComparisonMetric.Accuracy].Mean is { } mean ? $"{mean:0.000}" : "failed";
