// Daily boardings at a Chicago station from the date alone: dotnet run -c Release --project samples/ChicagoRidership
// Trains to 28 August 2014 and predicts the two years after it.
using ChicagoRidership;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;
using Spectre.Console;

var mlContext = new MLContext(seed: 1);
var path = Path.Combine(AppContext.BaseDirectory, "data", "chicago-ridership.csv");
var days = mlContext.Data.CreateEnumerable<Day>(mlContext.Data.LoadFromTextFile<Day>(path, separatorChar: ',', hasHeader: true), reuseRowObject: false).ToList();
var lastTrainingDay = new DateTime(2014, 8, 28);
var train = mlContext.Data.LoadFromEnumerable(days.Where(day => day.Date <= lastTrainingDay).ToList());
var test = mlContext.Data.LoadFromEnumerable(days.Where(day => day.Date > lastTrainingDay).ToList());

AnsiConsole.WriteLine("What DateParts makes of the first days:");
AnsiConsole.Write(DateTables.FirstRows(mlContext, train));

var table = new Table().AddColumn("Features from the date").AddColumn("Columns").AddColumn("Boosting").AddColumn("Linear");
foreach (var (name, build) in FeatureSets.All)
{
    var features = build(mlContext).Fit(train);
    var (trainFeatures, testFeatures) = (features.Transform(train), features.Transform(test));
    var width = ((VectorDataViewType)trainFeatures.Schema["Features"].Type).Size;
    table.AddRow(name, $"{width}", $"{Rmse(Boosting(), trainFeatures, testFeatures):0.00}", $"{Rmse(Linear(), trainFeatures, testFeatures):0.00}");
}

AnsiConsole.WriteLine();
AnsiConsole.WriteLine($"Root mean squared error on {days.Count(day => day.Date > lastTrainingDay)} later days, in thousands of boardings:");
AnsiConsole.Write(table);
return 0;

double Rmse(IEstimator<ITransformer> trainer, IDataView trainFeatures, IDataView testFeatures) =>
    mlContext.Regression.Evaluate(trainer.Fit(trainFeatures).Transform(testFeatures), FeatureSets.Label).RootMeanSquaredError;

IEstimator<ITransformer> Boosting() => mlContext.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
{
    LabelColumnName = FeatureSets.Label,
    NumberOfIterations = 300,
    LearningRate = 0.05,
    NumberOfLeaves = 16,
    MinimumExampleCountPerLeaf = 20,
    Seed = 1,
    Booster = new GradientBooster.Options { SubsampleFraction = 0.7, SubsampleFrequency = 1, FeatureFraction = 0.7 },
});

IEstimator<ITransformer> Linear() => mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false)
    .Append(mlContext.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
    {
        LabelColumnName = FeatureSets.Label,
        L1Regularization = 0,
        L2Regularization = 1e-4f,
        MaximumNumberOfIterations = 200,
        ConvergenceTolerance = 1e-6f,
        NumberOfThreads = 1,
    }));
