using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;
using OpenQA.Selenium;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>What the page saves is what was chosen, whatever the texts are.</summary>
public sealed class SavedChoicesTests : IDisposable
{
    private static readonly string[] Texts = ["=1+1", "+a", "-5", "@b", "\tc", "\r\nd", "'tis", "'=e", "''", "new\nline", "say \"f\", g", "keep", "plain"];

    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_TextsThatCsvOrSpreadsheetsRead_ComeBackExactly()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        var data = _context.Data.LoadFromEnumerable(Texts.Select((text, place) => new Scene { Name = text, Text = text, Score = Probabilities(Texts.Length, (place + 1) % Texts.Length) }), Scene.Schema(Texts.Length));
        var scored = _context.Transforms.Conversion.MapValueToKey("Label", nameof(Scene.Text)).Fit(data).Transform(data);
        _context.Data.TopLosses(scored, Texts.Length).SaveGallery(_folder.In("gallery.html"), scored, new() { NameColumnName = "Name" });
        using var browser = Open();

        foreach (var button in browser.Driver.FindElements(By.CssSelector("input[value=relabel]")))
            button.Click(); // the next of the texts is predicted, and so proposed
        browser.Driver.FindElement(By.Id("save")).Click();

        var file = Downloaded();
        var cleaned = _context.Data.ApplyCleaning(data, file, new() { LabelColumnName = "Text", NameColumnName = "Name" });
        Assert.Equal([.. Texts.Skip(1), Texts[0]], cleaned.GetColumn<string>("Text"));
        Assert.DoesNotMatch("(^|,)\"[=+@\\t\\r\\n-]", File.ReadAllText(file));
        Assert.Contains("\"'=1+1\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Regression_TakesTheNumberTyped()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        var data = Numbers();
        using var browser = Open();

        browser.Driver.FindElement(By.CssSelector("[data-row='0'] [value=relabel]")).Click();
        var field = browser.Driver.FindElement(By.CssSelector("[data-row='1'] input[type=number]"));
        field.Clear();
        field.SendKeys("-12.75");
        browser.Driver.FindElement(By.Id("save")).Click();

        var cleaned = _context.Data.ApplyCleaning(data, Downloaded());
        Assert.Equal([-2.5f, -12.75f, 1e8f], cleaned.GetColumn<float>("Label"));
    }

    [Fact]
    public void Save_NumberTakenAway_AsksForIt()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        Numbers();
        using var browser = Open();

        var field = browser.Driver.FindElement(By.CssSelector("[data-row='1'] input[type=number]"));
        field.Clear();
        browser.Driver.FindElement(By.Id("save")).Click();

        Assert.Equal("Not saved: 1. Row 1 is to be relabelled and has no new label. Choose one.", browser.Driver.FindElement(By.Id("status")).Text);
        Assert.Equal(field, browser.Driver.SwitchTo().ActiveElement());
        Assert.False(File.Exists(_folder.In("gallery.csv")));
    }

    [Fact]
    public void Save_RelabelWithoutALabel_ProposesNoneAndAsksForIt()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        var data = _context.Data.LoadFromEnumerable(
            [new Scene { Name = "a", Text = "dog", Score = [0.8f, 0.2f] }, new Scene { Name = "b", Text = "cat", Score = [0.7f, 0.3f] }],
            Scene.Schema(2));
        var scored = _context.Transforms.Conversion.MapValueToKey("Label", nameof(Scene.Text)).Fit(data).Transform(data);
        _context.Data.TopLosses(scored, 2).SaveGallery(_folder.In("gallery.html"), scored);
        using var browser = Open();
        var (sure, other) = (browser.Driver.FindElement(By.CssSelector("[data-row='0']")), browser.Driver.FindElement(By.CssSelector("[data-row='1']")));

        Assert.Equal(("", "dog"), (Selected(sure), Selected(other)));
        sure.FindElement(By.CssSelector("[value=relabel]")).Click();
        browser.Driver.FindElement(By.Id("save")).Click();
        var asked = browser.Driver.FindElement(By.Id("status")).Text;
        sure.FindElement(By.CssSelector("option[value=cat]")).Click();
        other.FindElement(By.CssSelector("option[value='']")).Click(); // no class: kept
        browser.Driver.FindElement(By.Id("save")).Click();

        Assert.Equal("Not saved: 2. Row 0 is to be relabelled and has no new label. Choose one.", asked);
        Assert.Equal(["cat", "cat"], _context.Data.ApplyCleaning(data, Downloaded(), new() { LabelColumnName = "Text" }).GetColumn<string>("Text"));
    }

    private static string Selected(IWebElement card) => card.FindElement(By.CssSelector("option:checked")).Text;

    private static float[] Probabilities(int classes, int likely) => [.. Enumerable.Range(0, classes).Select(place => place == likely ? 0.5f : 0.5f / (classes - 1))];

    private IDataView Numbers()
    {
        var data = _context.Data.LoadFromEnumerable(new[]
        {
            new Scored.NumberRow { Label = -5, Score = -2.5f }, new Scored.NumberRow { Label = 123.4f, Score = 7 }, new Scored.NumberRow { Label = 1e8f, Score = 1e8f },
        });
        _context.Data.TopLosses(data, 3).SaveGallery(_folder.In("gallery.html"), data);
        return data;
    }

    private Browser Open()
    {
        var browser = Browser.Start(_folder.Path);
        browser.Open(_folder.In("gallery.html"));
        return browser;
    }

    private string Downloaded()
    {
        var path = _folder.In("gallery.csv");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(path) && new FileInfo(path).Length > 0, TimeSpan.FromSeconds(20)), "The browser has written no file within 20 seconds.");
        return path;
    }

    private sealed class Scene
    {
        public string Name { get; set; } = "";

        public string Text { get; set; } = "";

        public float[] Score { get; set; } = [];

        public static SchemaDefinition Schema(int classes)
        {
            var schema = SchemaDefinition.Create(typeof(Scene));
            schema[nameof(Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
            return schema;
        }
    }
}
