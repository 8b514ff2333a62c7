using Spectre.Console;

namespace MlNetPlus.Comparison.Tests;

public class ComparisonConsoleTests
{
    [Fact]
    public void ToString_Result_IsThisTable() => Assert.Equal(
        """
        AUC of 'Survived', 100 rows, 1 x 5 folds (stratified, seed 1), 2.5 s

         #  Contender       AUC ± 95 %      sd   to first ± 95 %  p (Holm)
         1  Strong     0.8460 ± 0.0212  0.0114                 –         –
        2=  Weak       0.8300 ± 0.0416  0.0224  -0.0160 ± 0.0312     0.227
         3  Gaps       0.9000 ± 0.0000  0.0000                 –         –
         4  [Broken]            failed       –                 –         –

        Contender  Accuracy  Log-loss   Brier      F1     Rows  Fit s
        Strong       0.8460    0.8460  0.8460  0.8460  100/100   1.50
        Weak         0.8300    0.8300  0.8300  0.8300  100/100   0.25
        Gaps         0.9000    0.9000  0.9000  0.9000   90/100   0.25
        [Broken]          –         –       –       –    0/100   0.00

        Contender  Avg. precision  Balanced acc.     MCC  Calib. error
        Strong             0.8460         0.8460  0.8460        0.8460
        Weak               0.8300         0.8300  0.8300        0.8300
        Gaps               0.9000         0.9000  0.9000        0.9000
        [Broken]                –              –       –             –

        Gaps: scored 90 of 100 rows; its figures cover only these, so it is not compared
        [Broken]: failed on fold 1 of repeat 1: out of [luck]
        Warning (IdentifierColumn): Column 'No' looks like an identifier: it is a key. Leave it out of the features.
        The positive class of 'Survived' is 'yes'.

        """.ReplaceLineEndings("\n"),
        Example.Result().ToString());

    [Fact]
    public void Write_Result_DrawsThisTable()
    {
        using var writer = new StringWriter();

        ComparisonConsole.Write(Console(writer), Example.Result());

        Assert.Equal(
            """
            AUC of 'Survived', 100 rows, 1 x 5 folds (stratified, seed 1), 2.5 s
            ╭────┬───────────┬─────────────────┬────────┬──────────────────┬──────────╮
            │  # │ Contender │      AUC ± 95 % │     sd │  to first ± 95 % │ p (Holm) │
            ├────┼───────────┼─────────────────┼────────┼──────────────────┼──────────┤
            │  1 │ Strong    │ 0.8460 ± 0.0212 │ 0.0114 │                – │        – │
            │ 2= │ Weak      │ 0.8300 ± 0.0416 │ 0.0224 │ -0.0160 ± 0.0312 │    0.227 │
            │  3 │ Gaps      │ 0.9000 ± 0.0000 │ 0.0000 │                – │        – │
            │  4 │ [Broken]  │          failed │      – │                – │        – │
            ╰────┴───────────┴─────────────────┴────────┴──────────────────┴──────────╯
            ╭───────────┬──────────┬──────────┬────────┬────────┬─────────┬───────╮
            │ Contender │ Accuracy │ Log-loss │  Brier │     F1 │    Rows │ Fit s │
            ├───────────┼──────────┼──────────┼────────┼────────┼─────────┼───────┤
            │ Strong    │   0.8460 │   0.8460 │ 0.8460 │ 0.8460 │ 100/100 │  1.50 │
            │ Weak      │   0.8300 │   0.8300 │ 0.8300 │ 0.8300 │ 100/100 │  0.25 │
            │ Gaps      │   0.9000 │   0.9000 │ 0.9000 │ 0.9000 │  90/100 │  0.25 │
            │ [Broken]  │        – │        – │      – │      – │   0/100 │  0.00 │
            ╰───────────┴──────────┴──────────┴────────┴────────┴─────────┴───────╯
            ╭───────────┬────────────────┬───────────────┬────────┬──────────────╮
            │ Contender │ Avg. precision │ Balanced acc. │    MCC │ Calib. error │
            ├───────────┼────────────────┼───────────────┼────────┼──────────────┤
            │ Strong    │         0.8460 │        0.8460 │ 0.8460 │       0.8460 │
            │ Weak      │         0.8300 │        0.8300 │ 0.8300 │       0.8300 │
            │ Gaps      │         0.9000 │        0.9000 │ 0.9000 │       0.9000 │
            │ [Broken]  │              – │             – │      – │            – │
            ╰───────────┴────────────────┴───────────────┴────────┴──────────────╯
            Gaps: scored 90 of 100 rows; its figures cover only these, so it is not compared
            [Broken]: failed on fold 1 of repeat 1: out of [luck]
            Warning (IdentifierColumn): Column 'No' looks like an identifier: it is a key.
            Leave it out of the features.
            The positive class of 'Survived' is 'yes'.
            """.ReplaceLineEndings("\n"),
            Trimmed(writer));
    }

    [Theory]
    [InlineData(0.8, 0.75, 0.85, "0.8000 ± 0.0500")]
    [InlineData(0.98, 0.95, 1, "0.9800 [0.9500, 1.0000]")]
    [InlineData(0.9, 0.9 - 1e-16, 0.9, "0.9000 ± 0.0000")]
    [InlineData(0.9, double.NaN, double.NaN, "0.9000")]
    public void WithReach_MeanInTheMiddleOrNot_ShowsHalfTheWidthOrBothEnds(double mean, double lower, double upper, string expected) =>
        Assert.Equal(expected, ComparisonCells.WithReach(mean, lower, upper));

    [Fact]
    public void Run_Progress_IsHandedToTheComparison()
    {
        using var writer = new StringWriter();
        IProgress<ComparisonProgress>? handed = null;

        var result = ComparisonConsole.Run(Compare, Console(writer, isTerminal: true));

        Assert.NotNull(handed);
        Assert.Equal("Strong", result.Best!.Contender);
        Assert.Contains("[a], repeat 1, fold 2", writer.ToString(), StringComparison.Ordinal);

        ComparisonResult Compare(IProgress<ComparisonProgress> progress)
        {
            handed = progress;
            progress.Report(new ComparisonProgress("[a]", 0, 0, 1, 2, TimeSpan.Zero, 0.5));
            progress.Report(new ComparisonProgress("[a]", 0, 1, 2, 2, TimeSpan.Zero, null));
            return Example.Result();
        }
    }

    private static string Trimmed(StringWriter writer) =>
        string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static IAnsiConsole Console(StringWriter writer, bool isTerminal = false)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
