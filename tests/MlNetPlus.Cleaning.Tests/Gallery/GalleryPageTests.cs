using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>The page in a browser, from the choice to the cleaned data.</summary>
public sealed class GalleryPageTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_ChoicesByMouse_AreAppliedToTheData()
    {
        using var browser = Open();

        Card(browser, 0).FindElement(By.CssSelector("[value=delete]")).Click();
        Card(browser, 1).FindElement(By.CssSelector("option[value='bird, small']")).Click();
        Card(browser, 2).FindElement(By.CssSelector("[value=relabel]")).Click();
        Card(browser, 3).FindElement(By.CssSelector("[value=delete]")).Click();
        Card(browser, 3).FindElement(By.CssSelector("[value=keep]")).Click();
        Assert.Equal("5 rows: 2 to keep, 2 to relabel, 1 to delete.", browser.Driver.FindElement(By.Id("status")).Text);
        browser.Driver.FindElement(By.Id("save")).Click();

        var cleaned = _context.Data.ApplyCleaning(Data(), Downloaded(), new() { LabelColumnName = "Text", NameColumnName = "Path" });
        Assert.Equal(["b \"2\".png", "c.png", "d,e.png", "f.png"], cleaned.GetColumn<string>("Path"));
        Assert.Equal(["bird, small", "dog", "bird, small", "dog"], cleaned.GetColumn<string>("Text"));
        Assert.Equal("Saved as gallery.csv. 5 rows are in it.", browser.Driver.FindElement(By.Id("status")).Text);
        Assert.Empty(browser.NetworkRequests());
        Assert.Empty(browser.ConsoleMessages());
    }

    [Fact]
    public void Save_ChoicesByKeyboard_AreAppliedToTheData()
    {
        using var browser = Open();

        TabTo(browser, "input");
        Press(browser, Keys.ArrowDown, Keys.ArrowDown); // from keep over relabel to delete
        Press(browser, Keys.Tab); // a group is one stop: on to the next row
        Assert.Equal("r1", browser.Driver.SwitchTo().ActiveElement().GetAttribute("name"));
        Press(browser, Keys.Tab, "bird"); // the list of classes
        Assert.Equal("5 rows: 3 to keep, 1 to relabel, 1 to delete.", browser.Driver.FindElement(By.Id("status")).Text);
        browser.Driver.FindElement(By.Id("save")).SendKeys(Keys.Enter);

        var cleaned = _context.Data.ApplyCleaning(Data(), Downloaded(), new() { LabelColumnName = "Text", NameColumnName = "Path" });
        Assert.Equal(["bird, small", "cat", "bird, small", "dog"], cleaned.GetColumn<string>("Text"));
    }

    [Fact]
    public void Open_Controls_HaveNamesAndFilterWorks()
    {
        using var browser = Open();
        browser.SetColorScheme(dark: true);
        var dark = browser.Style("body", "background-color");
        browser.SetColorScheme(dark: false);

        Assert.NotEqual(dark, browser.Style("body", "background-color"));
        Assert.All(browser.Driver.FindElements(By.CssSelector("input, select, button")), control => Assert.NotEqual(string.Empty, ((WebElement)control).ComputedAccessibleLabel));
        Assert.Equal("What to do with 1", ((WebElement)browser.Driver.FindElement(By.TagName("fieldset"))).ComputedAccessibleLabel);
        Assert.Equal("status", ((WebElement)browser.Driver.FindElement(By.Id("status"))).ComputedAccessibleRole);
        browser.Driver.FindElement(By.CssSelector("#filter option[value='cat']")).Click();
        Assert.Equal([true, true, true, false, false], browser.Driver.FindElements(By.TagName("article")).Select(card => card.Displayed));
        Assert.Equal("5", browser.Driver.ExecuteScript("return String([...document.images].filter(image => image.naturalWidth === 28).length)"));
        browser.SetPrintMedia();
        Assert.Equal("none", browser.Style(".bar", "display"));
    }

    private Browser Open()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        var data = Data();
        var classes = _context.Data.LoadFromEnumerable(new[] { new Scene { Text = "cat" }, new Scene { Text = "dog" }, new Scene { Text = "bird, small" } });
        var scored = _context.Transforms.Conversion.MapValueToKey("Label", nameof(Scene.Text), keyData: _context.Transforms.SelectColumns(nameof(Scene.Text)).Fit(classes).Transform(classes)).Fit(data).Transform(data);
        _context.Data.TopLosses(scored, 10).SaveGallery(_folder.In("gallery.html"), scored, new() { NameColumnName = "Path", ImageColumnName = "Bytes" });
        var browser = Browser.Start(_folder.Path);
        browser.Open(_folder.In("gallery.html"));
        return browser;
    }

    private IDataView Data() => _context.Data.LoadFromEnumerable(
    [
        new Scene { Text = "cat", Path = "a.png", Score = [0.1f, 0.8f, 0.1f] },
        new Scene { Text = "cat", Path = "b \"2\".png", Score = [0.2f, 0.7f, 0.1f] },
        new Scene { Text = "cat", Path = "c.png", Score = [0.3f, 0.6f, 0.1f] },
        new Scene { Text = "bird, small", Path = "d,e.png", Score = [0.3f, 0.3f, 0.4f] },
        new Scene { Text = "dog", Path = "f.png", Score = [0.1f, 0.8f, 0.1f] },
    ]);

    private string Downloaded()
    {
        var path = _folder.In("gallery.csv");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(path) && new FileInfo(path).Length > 0, TimeSpan.FromSeconds(20)), "The browser has written no file within 20 seconds.");
        return path;
    }

    private static IWebElement Card(Browser browser, int row) => browser.Driver.FindElement(By.CssSelector($"[data-row='{row}']"));

    private static void TabTo(Browser browser, string tag)
    {
        for (var i = 0; i < 10 && browser.Driver.SwitchTo().ActiveElement().TagName != tag; i++)
            Press(browser, Keys.Tab);
        Assert.Equal(tag, browser.Driver.SwitchTo().ActiveElement().TagName);
    }

    private static void Press(Browser browser, params string[] keys)
    {
        foreach (var key in keys)
            new Actions(browser.Driver).SendKeys(key).Perform();
    }

    private sealed class Scene
    {
        public string Text { get; set; } = "";

        public string Path { get; set; } = "";

        public byte[] Bytes { get; set; } = Pictures.Png(28, 28);

        [VectorType(3)]
        public float[] Score { get; set; } = new float[3];
    }
}
