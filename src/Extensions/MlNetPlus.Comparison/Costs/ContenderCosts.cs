namespace MlNetPlus.Comparison;

/// <summary>
/// What a contender costs, from "Features" to the score: the features that all contenders share are in none of these. Each
/// is a median over the folds, so that the first one, which loads and compiles code, does not decide.
/// </summary>
/// <param name="FitSeconds">Time to fit one model.</param>
/// <param name="BatchedSecondsPerRow">Time to score all test rows of a fold, divided by their number.</param>
/// <param name="SingleSecondsPerRow">
/// Time to predict one row on its own, as a prediction engine does; median over up to 500 calls within 10 ms.
/// <see langword="null"/> for a model that does not map rows one by one, and when it was not measured.
/// </param>
/// <param name="PeakMemoryBytes">
/// How far the memory of the process (its working set, sampled every 5 ms) grew above where it stood before the fit; the
/// largest of the folds. A lower bound: memory that the process holds already is used again unseen, and short peaks are
/// missed. <see langword="null"/> when it was not measured.
/// </param>
/// <param name="ModelBytes">Size of the file that <c>mlContext.Model.Save</c> makes; <see langword="null"/> for a model that cannot be saved, and when it was not measured.</param>
public sealed record ContenderCosts(double FitSeconds, double BatchedSecondsPerRow, double? SingleSecondsPerRow, long? PeakMemoryBytes, long? ModelBytes)
{
    internal static ContenderCosts? Of(IReadOnlyList<CellOutcome> folds)
    {
        if (folds.Count == 0)
            return null;

        var measured = folds.Select(fold => fold.Costs).OfType<CellCosts>().ToList();
        return new ContenderCosts(
            Median(folds.Select(fold => fold.FitTime.TotalSeconds))!.Value,
            Median(folds.Select(fold => fold.ScoreTime.TotalSeconds / fold.Predictions!.Rows.Length))!.Value,
            Median(measured.Select(costs => costs.SingleSeconds).OfType<double>()),
            measured.Select(costs => costs.PeakBytes).Max(),
            (long?)Median(measured.Select(costs => (double?)costs.ModelBytes).OfType<double>()));
    }

    private static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
