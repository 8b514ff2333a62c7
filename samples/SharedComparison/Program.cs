// Work that outlives a crash and is shared among machines: dotnet run -c Release --project samples/SharedComparison
// Two "machines" do the cells of one comparison, a third merges; the numbers are those of one machine. Then a run is cancelled and gone on with.
using Microsoft.ML;
using MlNetPlus.Comparison;
using SharedComparison;

var folder = Directory.CreateTempSubdirectory("shared-comparison-").FullName;
try
{
    var context = new MLContext(1);
    var data = Passengers.Load(context);
    var expected = Describe(context.BinaryClassification.Compare(data, LongComparison.Options(context, resumePath: null)));

    LongComparison.RunCells(Path.Combine(folder, "shared"), machine: 0, machines: 2);
    LongComparison.RunCells(Path.Combine(folder, "shared"), machine: 1, machines: 2);
    var merged = Describe(LongComparison.Merge(Path.Combine(folder, "shared")));
    Console.WriteLine($"merged from two machines:\n{merged}");

    using var cancellation = new CancellationTokenSource();
    var options = LongComparison.Options(context, Path.Combine(folder, "resumed"));
    options.CancellationToken = cancellation.Token;
    options.Progress = new CancelAfter(5, cancellation);
    var part = context.BinaryClassification.Compare(data, options);
    var resumed = context.BinaryClassification.Compare(data, LongComparison.Options(context, Path.Combine(folder, "resumed")));
    Console.WriteLine($"cancelled after {part.FoldsCompleted} folds, then resumed:\n{Describe(resumed)}");

    return expected == merged && expected == Describe(resumed) ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static string Describe(ComparisonResult result) => string.Concat(result.Leaderboard.Select(row => $"  {row.Contender}: AUC {row.Metrics[ComparisonMetric.Auc].Mean:R}\n"));
