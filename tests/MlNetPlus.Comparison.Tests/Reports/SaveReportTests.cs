using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed partial class SaveReportTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>\"'|`";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SaveReport_Html_HasEverySectionAndNoMarkupOutOfNames()
    {
        var page = Save(Binary(TestContenders.Mapped(Hostile, (input, output) => output.Score = input.X), TestContenders.Score("x"), TestContenders.Throwing("broken", "<b>no</b>")), "report.html");

        Assert.Equal(["leaderboard", "differences", "roc", "precision-recall", "calibration", "confusion", "time", "warnings", "settings", "reading"], Heading().Matches(page).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;no&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!#|data:,)", page);
    }

    [Fact]
    public void SaveReport_Html_NamesEveryChartAndTable()
    {
        var page = Save(Binary(TestContenders.Score("x")), "report.html");

        Assert.Equal(Regex.Count(page, "<svg "), Regex.Count(page, "<svg role=\"img\" aria-label=\"[^\"]+\""));
        Assert.Equal(Regex.Count(page, "<table>"), Regex.Count(page, "<table><caption>[^<]+</caption>"));
    }

    [Fact]
    public void SaveReport_Importance_IsDrawnWithItsTableAndReasons()
    {
        var result = Example.WithImportance(["Strong", Hostile], ["Sex", "<i>Age</i>"]);

        var page = Save(result, "report.html");
        var section = page[page.IndexOf("id=\"importance\"", StringComparison.Ordinal)..page.IndexOf("id=\"time\"", StringComparison.Ordinal)];
        var text = Save(result, "report.md");

        Assert.Equal(2, Regex.Count(section, "<svg role=\"img\" aria-label=\"[^\"]+Strongest: Sex, "));
        Assert.Equal(4, Regex.Count(section, "<rect class=\"bar\""));
        Assert.Equal(4, Regex.Count(section, "<path class=\"whisker\""));
        Assert.Contains("<bdi>0.2000 ± 0.0", section, StringComparison.Ordinal);
        Assert.Contains("[Broken]: not measured, because it failed.", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Contains("## Importance", text, StringComparison.Ordinal);
        Assert.Contains("| Sex | 0.2000 ± 0.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveReport_DependenceAndLearningCurves_AreDrawnWithTheirTables()
    {
        var context = new MLContext(1);
        var result = context.MulticlassClassification.Compare(TestRows.View(context), new ComparisonOptions
        {
            LabelColumnName = "Kind",
            Features = context.Transforms.Categorical.OneHotEncoding("Flags", "Group").Append(context.Transforms.Concatenate("Features", "X", "Flags")),
            Contenders = [Contender.Linear(), TestContenders.Throwing("broken", "<b>no</b>")],
            Folds = 3,
            PartialDependence = new() { Columns = ["X", "Group"] },
            LearningCurve = new() { Shares = [0.5, 1] },
        });

        var page = Save(result, "report.html");
        var text = Save(result, "report.md");

        Assert.Equal(["leaderboard", "confusion", "dependence", "time", "learning", "warnings", "settings", "reading"], Heading().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Contains("<summary>Figures of X</summary>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>40 rows (50 %)</bdi>", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "broken: not measured, because it failed\\."));
        Assert.Contains("## Partial dependence", text, StringComparison.Ordinal);
        Assert.Contains("| Contender | 40 rows (50 %) | 80 rows (100 %) |", text, StringComparison.Ordinal);
    }

    /// <summary>Scores that are no probabilities have no log-loss, so there is nothing to test and nobody is beaten.</summary>
    [Fact]
    public void SaveReport_PairThatCannotBeTested_IsNotCalledBeaten()
    {
        var context = new MLContext(1);
        var result = context.BinaryClassification.Compare(
            TestRows.View(context), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = [Contender.Linear(), TestContenders.Score("x")], Metric = ComparisonMetric.LogLoss });

        var page = Save(result, "report.html");

        Assert.Equal("x could not be tested against Linear.", result.Notes[0]);
        Assert.Contains("<p class=\"lead\"><bdi>x could not be tested against Linear.</bdi></p>", page, StringComparison.Ordinal);
        Assert.Contains("could not be tested against the first", page, StringComparison.Ordinal);
        Assert.False(result.Leaderboard[1].TiedWithBest);
    }

    [Fact]
    public void SaveReport_Regression_ShowsPredictedAndResiduals()
    {
        var context = new MLContext(1);
        var options = new ComparisonOptions { LabelColumnName = "Amount", Contenders = [TestContenders.Mapped("x", (input, output) => output.Score = 22 + input.X)] };

        var page = Save(context.Regression.Compare(TestRows.View(context), options), "report.html");

        Assert.Contains("id=\"predicted\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"residuals\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveReport_Multiclass_CountsEachRowOnce()
    {
        var context = new MLContext(1);
        var options = new ComparisonOptions { LabelColumnName = "Kind", Contenders = [Contender.Linear()], Repeats = 2 };

        var page = Save(context.MulticlassClassification.Compare(TestRows.View(context), options), "report.html");

        var confusion = page[page.IndexOf("id=\"confusion\"", StringComparison.Ordinal)..page.IndexOf("id=\"time\"", StringComparison.Ordinal)];
        Assert.Equal(TestRows.Count, Regex.Matches(confusion, "<td class=\"n[^>]*><bdi>(\\d+)<", RegexOptions.None, TimeSpan.FromSeconds(5)).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void SaveReport_Markdown_KeepsNamesInsideTheirCells()
    {
        var text = Save(Binary(TestContenders.Mapped(Hostile, (input, output) => output.Score = input.X), TestContenders.Score("x")), "report.md");

        Assert.Contains(@"\<script\>alert(1)\</script\>""'\|\`", text, StringComparison.Ordinal);
        Assert.Contains("## Settings and versions", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveReport_Csv_HasALineForEachContender()
    {
        var lines = Save(Example.Result(), "report.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, lines.Length);
        Assert.StartsWith("rank,contender,status,tied_with_best,rows_scored,rows_given,fit_seconds,score_seconds,Auc,Auc_sd,Auc_lower,Auc_upper,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,Strong,Complete,true,100,100,1.5,0.1,0.84", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void SaveReport_UnknownEnding_SaysWhichThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => Example.Result().SaveReport("report.pdf"));

        Assert.Contains("expected a name that ends in .html, .md, .csv or .json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/report.html", "does not exist. Nothing was trained yet. Make it, or give another path.")]
    [InlineData("folder.html", "it is a folder. Nothing was trained yet. Name a file in it")]
    public void Compare_ReportPathThatCannotBeWritten_TrainsNothing(string name, string expected)
    {
        Directory.CreateDirectory(_folder.In("folder.html"));
        var trained = false;
        var contender = Contender.Of("x", context =>
        {
            trained = true;
            return context.Transforms.CopyColumns("Score", "X");
        });

        var error = Assert.Throws<IOException>(() => Binary(_folder.In(name), default, contender));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(trained);
    }

    [Fact]
    public void Compare_Cancelled_WritesTheReportOfWhatIsDone()
    {
        using var cancellation = new CancellationTokenSource();
        var fits = 0;
        var contender = Contender.Of("x", context =>
        {
            if (++fits == 2)
                cancellation.Cancel();
            return context.Transforms.CopyColumns("Score", "X");
        });

        var result = Binary(_folder.In("report.html"), cancellation.Token, contender);

        Assert.False(result.IsComplete);
        Assert.Contains("Cancelled", File.ReadAllText(_folder.In("report.html")), StringComparison.Ordinal);
    }

    [GeneratedRegex("<h2 id=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    private static ComparisonResult Binary(params Contender[] contenders) => Binary(null, default, contenders);

    private static ComparisonResult Binary(string? report, CancellationToken cancellation, params Contender[] contenders)
    {
        var context = new MLContext(1);
        return context.BinaryClassification.Compare(TestRows.View(context), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = contenders, ReportPath = report, CancellationToken = cancellation });
    }

    private string Save(ComparisonResult result, string name)
    {
        result.SaveReport(_folder.In(name));
        return File.ReadAllText(_folder.In(name));
    }
}
