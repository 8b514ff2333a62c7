using System.CommandLine;
using System.Globalization;

namespace MlNetPlus.Cli.Tests;

public sealed class MinutesOptionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Parse_Point_IsAFractionInAnyCulture(string culture) => InCulture(culture, () =>
    {
        var option = MinutesOption.Create("--minutes", "Time.");

        Assert.Equal(0.5, new Command("run") { option }.Parse(["--minutes", "0.5"]).GetValue(option));
        Assert.Null(new Command("run") { option }.Parse([]).GetValue(option));
    });

    [Theory]
    [InlineData("--minutes", "0,5")]
    [InlineData("--minutes", "1.500,5")]
    [InlineData("--minutes", "0")]
    [InlineData("--minutes", "-1")]
    [InlineData("--fit-minutes", "x")]
    [InlineData("--fit-minutes", "NaN")]
    [InlineData("--fit-minutes", "40000")]
    public void Run_NoMinutes_NamesWhatIsExpected(string option, string text) => InCulture("de-DE", () =>
    {
        var run = CommandRun.Of("compare", "run", "--data", "x.csv", "--label", "y", option, text);

        Assert.Equal(2, run.Code);
        Assert.Contains($"{option} is '{text}'; expected minutes, above 0 and at most 35000, with a point before a fraction, such as 0.5.", run.Error, StringComparison.Ordinal);
    });

    /// <summary>Without a culture of its own the fit has a minute, as German has no point before a fraction.</summary>
    [Fact]
    public void Run_FitMinutesInGermany_EndsWhatTakesLonger() => InCulture("de-DE", () =>
    {
        using var folder = new CommandFolder();

        var run = CommandRun.Of("compare", "run", "--data", folder.WriteTable(), "--label", "y", "--contenders", "linear", "--folds", "2", "--fit-minutes", "0.0001");

        var words = run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("It was still at work after 00:00:00.0060000, the limit", string.Join(' ', words), StringComparison.Ordinal);
    });

    private static void InCulture(string culture, Action action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
