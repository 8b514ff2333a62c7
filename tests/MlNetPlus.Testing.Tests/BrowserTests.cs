using OpenQA.Selenium;

namespace MlNetPlus.Testing.Tests;

public sealed class BrowserTests
{
    private const string Page = """
        <!doctype html><html lang="en"><title>t</title>
        <style>p { color: rgb(1, 2, 3) } @media (prefers-color-scheme: dark) { p { color: rgb(4, 5, 6) } } @media print { p { display: none } }</style>
        <p style="height: 3000px">text</p><img src="http://127.0.0.1:9/x.png" alt="none"><script>console.error("seen")</script>
        """;

    [Fact]
    public void Open_PageThatAsksTheNet_IsSeenWithItsSchemesAndMessages()
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string page = Path.Combine(folder.FullName, "page.html"), picture = Path.Combine(folder.FullName, "page.png");
            File.WriteAllText(page, Page);
            using var browser = Browser.Start(folder.FullName, width: 500);

            browser.Open(page);

            Assert.Equal("text", browser.Driver.FindElement(By.TagName("p")).Text);
            Assert.Contains(browser.ConsoleMessages(), message => message.Contains("seen", StringComparison.Ordinal));
            Assert.Equal(["http://127.0.0.1:9/x.png"], browser.NetworkRequests());
            browser.SetColorScheme(dark: false);
            Assert.Equal("rgba(1, 2, 3, 1)", browser.Style("p", "color"));
            browser.SetColorScheme(dark: true);
            Assert.Equal("rgba(4, 5, 6, 1)", browser.Style("p", "color"));
            browser.SaveScreenshot(picture);
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(picture)[..4]);
            browser.SetPrintMedia();
            Assert.Equal("none", browser.Style("p", "display"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
