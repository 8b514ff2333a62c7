namespace MlNetPlus.Cleaning;

/// <summary>What a gallery is made of: rows in their order, the classes to choose from, null for numbers, and what is said about them.</summary>
internal sealed record GallerySource(string Title, string Explanation, IReadOnlyList<string>? Classes, IReadOnlyList<GalleryItem> Items)
{
    public static GallerySource Of(LossRanking ranking)
    {
        var measure = ranking.Classes is null ? "Squared error" : "Loss";
        return new(
            FormattableString.Invariant($"{ranking.Rows.Count} rows with the largest loss"),
            Counts(ranking.RowCount, ranking.IncompleteRows),
            ranking.Classes,
            [.. ranking.Rows.Select(row => new GalleryItem(row.Row, row.Name, row.Given, row.Predicted, [.. Confidence(row.Probability), (measure, Number(row.Loss))]))]);
    }

    // the prediction's probability follows from the two numbers of an issue: the margin is the lead over it
    public static GallerySource Of(LabelIssueReport report) => new(
        FormattableString.Invariant($"{report.Issues.Count} labels that are probably wrong"),
        Counts(report.RowCount, report.IncompleteRows),
        report.Classes,
        [
            .. report.Issues.Select(issue => new GalleryItem(issue.Row, issue.Name, issue.Given, issue.Predicted,
            [
                .. Confidence(issue.Given == issue.Predicted ? issue.SelfConfidence : issue.SelfConfidence - issue.Margin),
                ("Of the given label", Percent(issue.SelfConfidence)),
                ("Loss", Number(LargestLosses.LogLoss(issue.SelfConfidence))),
            ])),
        ]);

    private static string Counts(long rows, long incomplete) => incomplete == 0
        ? FormattableString.Invariant($"Of {rows} rows read.")
        : FormattableString.Invariant($"Of {rows} rows read; {incomplete} of them were left out, because the label is missing or a score is not finite.");

    private static IEnumerable<(string Term, string Value)> Confidence(double probability) => double.IsNaN(probability) ? [] : [("Confidence", Percent(probability))];

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:0.0} %");

    private static string Number(double value) => FormattableString.Invariant($"{value:0.000}");
}
