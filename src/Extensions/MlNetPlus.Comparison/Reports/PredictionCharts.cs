using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>What the out-of-fold predictions look like, contender by contender.</summary>
internal sealed class PredictionCharts(ComparisonResult result, HtmlText html)
{
    private const int MostFoldsDrawn = 25;
    private const int MostPoints = 1500;
    private const int Bins = 10;
    private const int MostClassesShown = 12;
    private const int MostPairsShown = 20;

    public void Write()
    {
        if (result.OutOfFold.Count == 0)
            return;
        switch (result.Task)
        {
            case ComparisonTask.Binary:
                Section("roc", "ROC curves", "Thin: single folds. Thick: their mean at each false positive rate. Scores of different folds are never pooled.", one => Curves(one, RankingCurves.Roc, "False positive rate", "True positive rate", ComparisonMetric.Auc, diagonal: true));
                Section("precision-recall", "Precision and recall", "Thin: single folds. Thick: their mean at each recall.", one => Curves(one, RankingCurves.PrecisionRecall, "Recall", "Precision", ComparisonMetric.AveragePrecision, diagonal: false));
                Section("calibration", "Calibration", "Do predicted probabilities come true? On the dashed line they do. Ten bins of equal width, over all folds.", Calibration);
                WriteConfusion();
                break;
            case ComparisonTask.Multiclass:
                WriteConfusion();
                break;
            default:
                Section("predicted", "Predicted against actual", "Rows of the first repeat; on the dashed line the prediction is right.", one => Scatter(one, residuals: false));
                Section("residuals", "Residuals", "Actual minus predicted, by prediction; rows of the first repeat.", one => Scatter(one, residuals: true));
                break;
        }
    }

    private void Section(string id, string title, string lead, Func<OutOfFoldPredictions, string> draw)
    {
        html.Begin(id, title).Element("p", lead).Raw("<div class=\"charts\">\n");
        foreach (var one in result.OutOfFold)
            html.Raw(draw(one));
        html.Raw("</div>\n").End();
    }

    private string Curves(OutOfFoldPredictions one, Func<ScoredRows, double[]?> read, string xLabel, string yLabel, ComparisonMetric metric, bool diagonal)
    {
        var curves = one.Folds.Select(fold => read(ScoredRows.Of(fold, one.Labels))).OfType<double[]>().ToList();
        var chart = new SvgChart((0, 1), (0, 1), xLabel, yLabel);
        if (diagonal)
            chart.Line("ideal", [(0, 0), (1, 1)]);
        foreach (var curve in curves.Take(MostFoldsDrawn))
            chart.Line("fold", Points(curve));
        if (curves.Count > 0)
            chart.Line("mean", Points([.. Enumerable.Range(0, curves[0].Length).Select(place => curves.Average(curve => curve[place]))]));
        return chart.Figure(one.Contender, $"{MetricTraits.DisplayName(metric)}, mean over folds: {Mean(one.Contender, metric)}. {Math.Min(curves.Count, MostFoldsDrawn)} of {one.Folds.Count} folds drawn.");
    }

    private static IEnumerable<(double X, double Y)> Points(double[] curve) => curve.Select((value, place) => ((double)place / (curve.Length - 1), value));

    private string Mean(string contender, ComparisonMetric metric) => ComparisonCells.Show(result.Leaderboard.First(row => row.Contender == contender).Metrics.GetValueOrDefault(metric)?.Mean);

    private string Calibration(OutOfFoldPredictions one)
    {
        var chart = new SvgChart((0, 1), (0, 1), "Predicted probability", "Share of positives");
        chart.Line("ideal", [(0, 0), (1, 1)]);
        if (one.Folds.FirstOrDefault(fold => fold.NoProbabilities is not null)?.NoProbabilities is { } reason)
            return chart.Figure(one.Contender, $"Not drawn: {reason}.");

        var rows = one.Folds.Select(fold => ScoredRows.Of(fold, one.Labels)).SelectMany(fold => fold.Scores.Zip(fold.Truth)).ToList();
        var bins = rows.GroupBy(row => Math.Clamp((int)Math.Ceiling(row.First * Bins) - 1, 0, Bins - 1)).OrderBy(bin => bin.Key)
            .Select(bin => (X: bin.Average(row => (double)row.First), Y: bin.Average(row => (double)row.Second))).ToList();
        chart.Line("mean", bins);
        foreach (var (x, y) in bins)
            chart.Dot(x, y);
        return chart.Figure(one.Contender, $"Calibration error, mean over folds: {Mean(one.Contender, ComparisonMetric.CalibrationError)}.");
    }

    private string Scatter(OutOfFoldPredictions one, bool residuals)
    {
        var rows = one.Predictions().Where(row => row.Repeat == 0 && float.IsFinite(row.Predicted)).ToList();
        var every = Math.Max(1, (rows.Count + MostPoints - 1) / MostPoints);
        var points = rows.Where((_, place) => place % every == 0)
            .Select(row => residuals ? (X: (double)row.Predicted, Y: (double)row.Label - row.Predicted) : (X: (double)row.Label, Y: (double)row.Predicted)).ToList();
        if (points.Count == 0)
            points.Add((0, 0));
        var (x, y) = (Range(points.Select(point => point.X)), Range(points.Select(point => point.Y)));
        var chart = new SvgChart(x, y, residuals ? "Predicted" : "Actual", residuals ? "Actual minus predicted" : "Predicted");
        var (from, to) = (Math.Max(x.From, y.From), Math.Min(x.To, y.To));
        if (residuals)
            chart.Line("ideal", [(x.From, Math.Clamp(0, y.From, y.To)), (x.To, Math.Clamp(0, y.From, y.To))]);
        else if (to > from)
            chart.Line("ideal", [(from, from), (to, to)]);
        chart.Dots(points);
        return chart.Figure(one.Contender, string.Create(CultureInfo.InvariantCulture, $"RMSE {Mean(one.Contender, ComparisonMetric.RootMeanSquaredError)}, R² {Mean(one.Contender, ComparisonMetric.RSquared)}; {points.Count} of {rows.Count} rows drawn."));
    }

    private static (double From, double To) Range(IEnumerable<double> values)
    {
        var all = values.ToList();
        return (all.Min(), all.Max());
    }

    private void WriteConfusion()
    {
        html.Begin("confusion", "Confusion").Element("p", "Rows of the first repeat: each row once, predicted by a model that was not trained on it.").Raw("<div class=\"charts\">\n");
        foreach (var one in result.OutOfFold)
        {
            var counts = one.Predictions().Where(row => row.Repeat == 0 && float.IsFinite(row.Predicted)).GroupBy(row => ((int)row.Label, (int)row.Predicted)).ToDictionary(group => group.Key, group => group.Count());
            html.Raw("<div>").Element("h3", one.Contender);
            if (result.Classes.Count <= MostClassesShown)
                html.Table($"{one.Contender}: actual class down, predicted across", ["Actual", .. result.Classes], result.Classes.Select((name, actual) => (IReadOnlyList<string>)[name, .. result.Classes.Select((_, predicted) => Number(counts.GetValueOrDefault((actual, predicted))))]), classOf: (row, column) => row == column - 1 ? "n good" : "n");
            else
                html.Table($"{one.Contender}: the {MostPairsShown} most frequent confusions of {result.Classes.Count} classes", ["Actual", "Predicted", "Rows"], counts.Where(pair => pair.Key.Item1 != pair.Key.Item2).OrderByDescending(pair => pair.Value).Take(MostPairsShown).Select(pair => (IReadOnlyList<string>)[result.Classes[pair.Key.Item1], result.Classes[pair.Key.Item2], Number(pair.Value)]));
            html.Raw("</div>\n");
        }

        html.Raw("</div>\n").End();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
