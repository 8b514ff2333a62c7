using System.Globalization;
using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>The leaderboard as CSV (RFC 4180), a line for each contender; all numbers with a point.</summary>
internal static class CsvReport
{
    public static string Render(ComparisonResult result)
    {
        var metrics = MetricTraits.Of(result.Task);
        var text = new StringBuilder();
        Append(text, ["rank", "contender", "status", "tied_with_best", "rows_scored", "rows_given", "fit_seconds", "score_seconds", .. metrics.SelectMany(Columns), "remarks"]);
        foreach (var row in result.Leaderboard)
        {
            Append(text,
            [
                Number(row.Rank), row.Contender, row.Status.ToString(), row.TiedWithBest ? "true" : "false", Number(row.RowsScored), Number(row.RowsGiven),
                Number(row.FitSeconds), Number(row.ScoreSeconds), .. metrics.SelectMany(metric => Values(row.Metrics.GetValueOrDefault(metric))), string.Join("; ", row.Remarks),
            ]);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Columns(ComparisonMetric metric) => [$"{metric}", $"{metric}_sd", $"{metric}_lower", $"{metric}_upper"];

    private static IEnumerable<string> Values(MetricSummary? summary) => [Number(summary?.Mean), Number(summary?.StandardDeviation), Number(summary?.Lower), Number(summary?.Upper)];

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static void Append(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    private static string Quote(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
