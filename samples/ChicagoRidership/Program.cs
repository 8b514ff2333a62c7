// Daily boardings at a Chicago station from the date alone: dotnet run -c Release --project samples/ChicagoRidership
// Compares two trainers on the years to August 2014 in the order of time, then predicts the two years after.
using ChicagoRidership;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Comparison;
using Spectre.Console;

var mlContext = new MLContext(seed: 1);
var path = Path.Combine(AppContext.BaseDirectory, "data", "chicago-ridership.csv");
var days = mlContext.Data.CreateEnumerable<Day>(mlContext.Data.LoadFromTextFile<Day>(path, separatorChar: ',', hasHeader: true), reuseRowObject: false).ToList();
var lastTrainingDay = new DateTime(2014, 8, 28);
var train = mlContext.Data.LoadFromEnumerable(days.Where(day => day.Date <= lastTrainingDay).ToList());
var laterDays = days.Where(day => day.Date > lastTrainingDay).ToList();
var test = mlContext.Data.LoadFromEnumerable(laterDays);

AnsiConsole.WriteLine("What DateParts makes of the first days:");
AnsiConsole.Write(DateTables.FirstRows(mlContext, train));

var table = new Table().AddColumns("Features from the date", "LightGBM", "Linear");
foreach (var (name, build) in FeatureSets.All)
{
    #region compare-in-time
    var comparison = mlContext.Regression.Compare(train, new ComparisonOptions
    {
        LabelColumnName = nameof(Day.Ridership),
        Features = build(mlContext),
        Contenders = [Contender.LightGbm(), Contender.Linear()],
        Split = ComparisonSplit.Time,
        TimeColumnName = nameof(Day.Date),
        Folds = 3,
    });
    #endregion
    table.AddRow(name, Show(comparison, "LightGBM"), Show(comparison, "Linear"));
}

AnsiConsole.WriteLine();
AnsiConsole.WriteLine("Root mean squared error, in thousands of boardings: the mean over three later");
AnsiConsole.WriteLine($"stretches of the training years, and, refitted, over the {laterDays.Count} days after them.");
AnsiConsole.Write(table);
return 0;

string Show(ComparisonResult comparison, string contender)
{
    var inTraining = comparison.Leaderboard.Single(row => row.Contender == contender).Metrics[ComparisonMetric.RootMeanSquaredError].Mean;
    var later = mlContext.Regression.Evaluate(comparison.Refit(contender).Transform(test), nameof(Day.Ridership)).RootMeanSquaredError;
    return $"{inTraining:0.00}   later {later:0.00}";
}
