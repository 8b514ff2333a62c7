using System.Diagnostics;
using Microsoft.ML;
using Titanic;

namespace MlNetPlus.Comparison.Benchmarks;

/// <summary>What one comparison took, and what it found.</summary>
/// <param name="Seconds">Wall time of the call, features and statistics included.</param>
/// <param name="ProcessorSeconds">Processor time of all threads meanwhile.</param>
/// <param name="Auc">The AUC of each family on each fold.</param>
/// <param name="FoldOfRow">For each repeat and row the fold that tests on it.</param>
internal sealed record TitanicRace(double Seconds, double ProcessorSeconds, IReadOnlyDictionary<string, IReadOnlyList<double?>> Auc, int[][] FoldOfRow)
{
    private const int Repeats = 5;

    public static TitanicRace Run(string path)
    {
        var context = new MLContext(1);
        var file = PassengerFile.Read(path, withLabel: true);
        var data = context.Data.LoadFromEnumerable(file.Passengers);
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = context.BinaryClassification.Compare(data, new ComparisonOptions
        {
            LabelColumnName = nameof(TitanicModel.ModelInput.Survived),
            Features = TitanicModel.BuildPipeline(context, file.HasCabin),
            Contenders = [Contender.RandomForest(), Contender.LightGbm(), Contender.Linear()],
            Repeats = Repeats,
            MeasureCosts = false, // the peer does neither
            CheckOverfit = false,
        });
        var (seconds, processorSeconds) = (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);

        var foldOfRow = new int[Repeats][];
        foreach (var repeat in result.OutOfFold[0].Predictions().GroupBy(row => row.Repeat))
            foldOfRow[repeat.Key] = [.. repeat.OrderBy(row => row.Row).Select(row => row.Fold)];
        return new TitanicRace(seconds, processorSeconds, result.Leaderboard.ToDictionary(row => FamilyOf(row.Contender), row => row.Metrics[ComparisonMetric.Auc].FoldValues), foldOfRow);
    }

    private static string FamilyOf(string contender) => contender switch
    {
        "Random forest" => "forest",
        "LightGBM" => "boosting",
        _ => "linear",
    };
}
