// How many people board at Clark/Lake on a given day? A small network on plain tensors, from the search for a learning rate to a
// saved ML.NET model. Writes into the folder named as its argument, or into "output" beside the program.
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Torch;
using Ridership;
using TorchSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "output");
Directory.CreateDirectory(folder);

#region load
TorchNative.EnsureLoaded();
torch.set_num_threads(1); // a network this small only loses by more
#endregion

var days = Day.ReadAll();
var (lastTrainingDay, lastValidationDay) = (new DateTime(2013, 8, 28), new DateTime(2014, 8, 28));
var learnt = days.Where(day => day.Date <= lastTrainingDay).ToList();
var mean = learnt.Average(day => day.Boardings);
var deviation = MathF.Sqrt(learnt.Average(day => MathF.Pow(day.Boardings - mean, 2)));
using var train = new DayTensors(learnt, mean, deviation);
using var validation = new DayTensors([.. days.Where(day => day.Date > lastTrainingDay && day.Date <= lastValidationDay)], mean, deviation);
var laterDays = days.Where(day => day.Date > lastValidationDay).ToList();
using var test = new DayTensors(laterDays, mean, deviation);
Console.WriteLine($"{learnt.Count} days to learn from, {validation.Targets.size(0)} to choose the epoch, {laterDays.Count} later ones to predict");

var mlContext = new MLContext();
mlContext.Log += (_, entry) =>
{
    if (entry.Source == "Ridership" && entry.Kind == ChannelMessageKind.Info)
        Console.WriteLine("  " + entry.RawMessage);
};
using var network = Networks.Perceptron();
var problem = new RidershipProblem(network, train, validation);

#region find
LearningRateCurve curve = LearningRateFinder.Find(problem, new TrainingOptions { BatchSize = 64 });
double? rate = curve.Suggest(LearningRateSuggestion.Valley);
curve.SavePlot(Path.Combine(folder, "learning-rate.png"));
#endregion
Console.WriteLine($"Learning rate: {rate:G2} ({string.Join(", ", Enum.GetValues<LearningRateSuggestion>().Select(s => $"{s} {curve.Suggest(s):G2}"))})");

#region fit
TrainingHistory history = TrainingLoop.Fit(problem, new TrainingOptions
{
    Epochs = 40,
    BatchSize = 64,
    MaxLearningRate = rate, // leave it out, and the search is made first
    Schedule = highest => new OneCycleSchedule(highest),
    EarlyStopping = new EarlyStoppingOptions { Patience = 15 },
    Seed = 1,
});
#endregion
Console.WriteLine($"{history.StopMessage} Kept: epoch {history.KeptEpoch}, with an error of {history.Epochs[history.KeptEpoch!.Value - 1].Metrics[0].Value:F2}");
network.to(torch.CPU); // where it predicts from here on
var aYearBefore = days.ToDictionary(day => day.Date, day => day.Boardings);
var naive = Math.Sqrt(laterDays.Average(day => Math.Pow(day.Boardings - aYearBefore[day.Date.AddDays(-364)], 2)));
Console.WriteLine($"Error over the later days: {test.Error(network):F2}; of the same weekday a year before: {naive:F2} (root mean squared, thousands of boardings)");

using var whole = Networks.Perceptron();
TrainingLoop.Fit(new RidershipProblem(whole, train, validation), new TrainingOptions { Epochs = 3, BatchSize = 64, MaxLearningRate = rate, Seed = 1 });
using var accumulated = Networks.Perceptron();
var inParts = new RidershipProblem(accumulated, train, validation);

#region accumulate
// Eight batches of 8 days to a step: the memory of 8, the weights of 64.
TrainingLoop.Fit(inParts, new TrainingOptions { Epochs = 3, BatchSize = 8, AccumulateBatches = 8, MaxLearningRate = rate, Seed = 1 });
#endregion
Console.WriteLine($"8 batches of 8 against one of 64: after 3 epochs no weight differs by more than {LargestDifference(whole, accumulated):G1}");

using var undisturbed = Networks.Perceptron();
TrainingLoop.Fit(new RidershipProblem(undisturbed, train, validation), new TrainingOptions { Epochs = 8, BatchSize = 64, MaxLearningRate = rate, Seed = 1 });
using var resumed = Networks.Perceptron();
var stopped = new RidershipProblem(resumed, train, validation);

#region checkpoint
using var interruption = new CancellationTokenSource();
var options = new TrainingOptions
{
    Epochs = 8,
    BatchSize = 64,
    MaxLearningRate = rate,
    CheckpointPath = Path.Combine(folder, "ridership.checkpoint"), // written after each epoch, deleted at the end
    ReturnWhenCancelled = true,
    CancellationToken = interruption.Token,
    Progress = new EpochLines(progress =>
    {
        if (progress.Epoch == 5)
            interruption.Cancel(); // a crash, a power cut or kill -9 would do the same
    }),
    Seed = 1,
};
TrainingHistory first = TrainingLoop.Fit(stopped, options);

options.CancellationToken = default;
#region log
options.Progress = new TrainingLog(mlContext, source: "Ridership", next: options.Progress);
#endregion
TrainingHistory second = TrainingLoop.Fit(stopped, options); // the same options: goes on where the first one stopped
#endregion
Console.WriteLine($"{first.StopMessage} Went on after epoch {second.ResumedAfterEpoch}: weights as if undisturbed: {LargestDifference(undisturbed, resumed) == 0}");

#region safetensors
var path = Path.Combine(folder, "ridership.safetensors");
SafeTensors.Save(path, network.state_dict(), new Dictionary<string, string> { ["format"] = "pt" }); // the metadata may be left out

using var again = Networks.Perceptron();
using var tensors = SafeTensors.Load(path);
again.load_state_dict(tensors.ToDictionary());
var format = tensors.Metadata["format"];
#endregion
Console.WriteLine($"{new FileInfo(path).Length / 1024.0:F1} KB of safetensors ({format}), read back: the same error: {test.Error(again) == test.Error(network)}");

var dates = mlContext.Data.LoadFromEnumerable([new DayInput { Date = new DateTime(2016, 12, 23) }, new DayInput { Date = new DateTime(2016, 12, 25) }]);
var modelPath = Path.Combine(folder, "ridership.zip");
mlContext.Model.Save(new RidershipTransformer(mlContext, network, mean, deviation), dates.Schema, modelPath);
var model = new MLContext().Model.Load(modelPath, out _);
foreach (var prediction in mlContext.Data.CreateEnumerable<DayPrediction>(model.Transform(dates), reuseRowObject: false))
    Console.WriteLine($"The ML.NET model, loaded, for {prediction.Date:ddd yyyy-MM-dd}: {prediction.Boardings:F1} thousand boardings");
return 0;

static double LargestDifference(torch.nn.Module left, torch.nn.Module right)
{
    using var scope = torch.NewDisposeScope();
    return left.parameters().Zip(right.parameters(), (a, b) => (a - b).abs().max().ToDouble()).Max();
}
