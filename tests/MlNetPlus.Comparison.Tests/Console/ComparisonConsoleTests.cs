using Spectre.Console;

namespace MlNetPlus.Comparison.Tests;

public class ComparisonConsoleTests
{
    [Fact]
    public void ToString_Result_IsThisTable() => Assert.Equal(
        """
        x
        """.ReplaceLineEndings("\n"),
        Example.Result().ToString());

    [Fact]
    public void WriteComparison_Result_DrawsThisTable()
    {
        using var writer = new StringWriter();

        Console(writer).WriteComparison(Example.Result());

        Assert.Equal(
            """
            x
            """.ReplaceLineEndings("\n"),
            Trimmed(writer));
    }

    [Fact]
    public void RunComparison_Progress_IsHandedToTheComparisonAndTheTableIsWritten()
    {
        using var writer = new StringWriter();
        IProgress<ComparisonProgress>? handed = null;

        var result = Console(writer).RunComparison(progress =>
        {
            handed = progress;
            progress.Report(new ComparisonProgress("[a]", 0, 0, 1, 2, TimeSpan.Zero, 0.5));
            progress.Report(new ComparisonProgress("[a]", 0, 1, 2, 2, TimeSpan.Zero, null));
            return Example.Result();
        });

        Assert.NotNull(handed);
        Assert.Equal("Strong", result.Best!.Contender);
        Assert.Contains("Strong", writer.ToString(), StringComparison.Ordinal);
    }

    private static string Trimmed(StringWriter writer) =>
        string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static IAnsiConsole Console(StringWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 160;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
