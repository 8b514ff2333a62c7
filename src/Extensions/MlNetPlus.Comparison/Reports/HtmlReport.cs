using System.Security.Cryptography;
using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>One page with everything in it: no other file, no network, readable without script.</summary>
internal static class HtmlReport
{
    public static string Render(ComparisonResult result)
    {
        var body = new HtmlText();
        WriteLeaderboard(result, body);
        WriteDifferences(result, body);
        new PredictionCharts(result, body).Write();
        ImportanceSection.Write(result, body);
        DependenceSection.Write(result, body);
        TimeSection.Write(result, body);
        LearningSection.Write(result, body);
        WriteWarnings(result, body);
        WriteSettings(result, body);
        WriteReading(body);

        var (style, script) = (Resource("report.css"), Resource("report.js"));
        var title = $"{MetricTraits.DisplayName(result.Metric)} of '{result.LabelColumnName}': {result.Leaderboard.Count} contenders compared";
        var page = new HtmlText().Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'\"><title>").Text(title).Raw($"</title>\n<link rel=\"icon\" href=\"data:,\"><style>{style}</style></head>\n<body><a class=\"skip\" href=\"#content\">Skip to the results</a>\n<header><button type=\"button\" id=\"theme\" hidden>Dark colours</button>")
            .Element("h1", title).Element("p", ComparisonCells.Of(result).Title)
            .Element("p", Standing.Describe(result.Leaderboard, result.Pairwise) ?? "Fewer than two contenders are comparable.", " class=\"lead\"").Raw("</header>\n");
        WriteContents(body.ToString(), page);
        return page.Raw("<main id=\"content\" tabindex=\"-1\">\n").Raw(body.ToString()).Raw($"</main><footer><p>Written by MlNetPlus.Comparison.</p></footer><script>{script}</script></body></html>\n").ToString();
    }

    private static void WriteContents(string body, HtmlText page)
    {
        page.Raw("<nav aria-label=\"Sections\"><ul>");
        foreach (var part in body.Split("<h2 id=\"").Skip(1))
            page.Raw($"<li><a href=\"#{part[..part.IndexOf('"', StringComparison.Ordinal)]}\">{part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..part.IndexOf("</h2>", StringComparison.Ordinal)]}</a></li>");
        page.Raw("</ul></nav>\n");
    }

    private static void WriteLeaderboard(ComparisonResult result, HtmlText html)
    {
        var cells = ComparisonCells.Of(result);
        html.Begin("leaderboard", "Leaderboard");
        html.Table("Ranking by the main metric, with 95 % intervals; 'to first' is the mean difference to the first row", [.. cells.Ranking.Headers, "Against the first"], cells.Ranking.Rows.Zip(result.Leaderboard, (row, source) => (IReadOnlyList<string>)[.. row.Cells, InWords(source, result)]), headColumn: 1);
        html.Table("Other metrics, rows scored of rows given, and seconds of fitting over all folds", cells.Metrics.Headers, cells.Metrics.Rows.Select(row => row.Cells));
        if (cells.MoreMetrics is { } more)
            html.Table("More metrics", more.Headers, more.Rows.Select(row => row.Cells));
        if (result.Failures.Count > 0)
            html.Table("Contenders that failed, and why", ["Contender", "Where", "Error", "Type"], result.Failures.Select(one => (IReadOnlyList<string>)[one.Contender, FormattableString.Invariant($"fold {one.Fold + 1} of repeat {one.Repeat + 1}"), one.Message, one.ExceptionType]));
        html.End();
    }

    private static string InWords(LeaderboardRow row, ComparisonResult result) => row.Status switch
    {
        ContenderStatus.Failed => "failed",
        ContenderStatus.Incomplete => "not compared: did not score every row",
        _ when row == result.Leaderboard[0] => "first by its mean",
        _ => ReportWords.AgainstFirst(Standing.Verdict(result.Leaderboard[0].Contender, row.Contender, result.Pairwise)),
    };

    private static void WriteDifferences(ComparisonResult result, HtmlText html)
    {
        if (result.Pairwise.Count == 0)
            return;
        var names = result.Leaderboard.Where(row => row.Status == ContenderStatus.Complete).Select(row => row.Contender).ToList();
        html.Begin("differences", "Which differences are real");
        html.Table("Row minus column in the main metric, with the p adjusted by Holm", ["Contender", .. names], names.Select(first => (IReadOnlyList<string>)[first, .. names.Select(second => Cell(result, first, second))]), classOf: (row, column) => Colour(result, names[row], names[column - 1]));
        html.Table("All pairs: difference with its 95 % interval, adjusted p, and the probabilities that the first is worse, practically equivalent, better", ["First", "Second", "First minus second", "p (Holm)", "P(worse)", "P(equivalent)", "P(better)", "Verdict"], result.Pairwise.Select(ReportWords.PairCells));
        html.End();
    }

    private static PairwiseDifference? Pair(ComparisonResult result, string first, string second) => result.Pairwise.FirstOrDefault(pair => (pair.First == first && pair.Second == second) || (pair.First == second && pair.Second == first));

    private static string Cell(ComparisonResult result, string first, string second) => Pair(result, first, second) is not { } pair
        ? "–"
        : $"{ComparisonCells.Show(pair.First == first ? pair.MeanDifference : -pair.MeanDifference)}; p {ComparisonCells.ShowPValue(pair.AdjustedPValue)}; {ReportWords.Verdict(pair)}";

    private static string Colour(ComparisonResult result, string first, string second) => Pair(result, first, second) switch
    {
        null => "even",
        { Verdict: ComparisonVerdict.FirstIsBetter } pair => pair.First == first ? "good" : "bad",
        { Verdict: ComparisonVerdict.SecondIsBetter } pair => pair.First == first ? "bad" : "good",
        _ => string.Empty,
    };

    private static void WriteWarnings(ComparisonResult result, HtmlText html)
    {
        html.Begin("warnings", "Warnings and notes");
        if (result.Warnings.Count > 0)
            html.Table("Warnings and what to do about them", ["Warning", "What was found", "Remedy"], result.Warnings.Select(one => (IReadOnlyList<string>)[one.Code.ToString(), one.Message, one.Remedy]));
        html.Raw("<ul>\n");
        foreach (var line in result.Leaderboard.SelectMany(row => row.Remarks.Select(remark => $"{row.Contender}: {remark}")).Concat(result.Notes))
            html.Element("li", line);
        html.Raw("</ul></section>\n");
    }

    private static void WriteSettings(ComparisonResult result, HtmlText html)
    {
        html.Begin("settings", "Settings and versions");
        html.Table("What to give to get these figures again", ["Setting", "Value"], ReportWords.Settings(result).Select(one => (IReadOnlyList<string>)[one.Name, one.Value]), classOf: (_, _) => string.Empty);
        html.End();
    }

    private static void WriteReading(HtmlText html)
    {
        html.Begin("reading", "How to read this");
        html.Raw("<ul><li>Places marked = can't be told apart from the first on this data. That is not the same as being equal.</li><li>Over folds, intervals and p allow for overlapping training sets (Nadeau and Bengio, 2003); p is adjusted by Holm for the number of pairs.</li><li>Practically equivalent means a difference within the region of practical equivalence with a probability above 0.95.</li><li>The first place was chosen by these figures: confirm it on rows kept aside.</li></ul></section>\n");
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream($"MlNetPlus.Comparison.Reports.{name}")!);
        return reader.ReadToEnd();
    }
}
