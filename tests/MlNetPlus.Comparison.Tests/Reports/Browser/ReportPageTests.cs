using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace MlNetPlus.Comparison.Tests;

/// <summary>The reports as a browser shows them; without one these tests skip.</summary>
public sealed class ReportPageTests(ReportPages pages) : IClassFixture<ReportPages>
{
    /// <summary>All that one can act on or scroll, but what is folded away.</summary>
    private const string Reachable = "[...document.querySelectorAll('a[href], button, summary, .scroll')].filter(e => e.tagName === 'SUMMARY' || !e.closest('details:not([open])'))";

    /// <summary>Relative luminance and contrast as WCAG 2.1 defines them.</summary>
    private const string Contrast =
        """
        const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(Number).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'rgb(255, 255, 255)'; };
        const ratio = (s, p) => { const e = document.querySelector(s), a = light(getComputedStyle(e)[p]), b = light(ground(e)); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); };
        """;

    public static TheoryData<ComparisonTask> Tasks { get; } = new(ComparisonTask.Binary, ComparisonTask.Multiclass, ComparisonTask.Regression);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Open_Report_AsksForNothingAndComplainsOfNothing(ComparisonTask task)
    {
        var browser = pages.Open(task);

        Assert.Empty(browser.ConsoleMessages());
        Assert.Empty(browser.NetworkRequests());
    }

    [Theory]
    [InlineData(ComparisonTask.Binary, "leaderboard differences roc precision-recall calibration confusion importance dependence time learning warnings settings reading")]
    [InlineData(ComparisonTask.Multiclass, "leaderboard differences confusion importance dependence time learning warnings settings reading")]
    [InlineData(ComparisonTask.Regression, "leaderboard differences predicted residuals importance dependence time learning warnings settings reading")]
    public void Open_Report_LinksToEverySection(ComparisonTask task, string expected)
    {
        pages.Open(task);

        Assert.Equal(expected.Split(' '), pages.AskAll("return [...document.querySelectorAll('nav a')].map(a => a.hash.slice(1))"));
        Assert.Equal(expected.Split(' '), pages.AskAll("return [...document.querySelectorAll('main section')].map(s => s.getAttribute('aria-labelledby')).filter(id => document.getElementById(id).tagName === 'H2')"));
        Assert.Empty(pages.AskAll("return [...document.querySelectorAll('main section')].filter(s => s.getBoundingClientRect().height < 40).map(s => s.innerText)"));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Open_Report_HasLandmarksHeadingsAndNames(ComparisonTask task)
    {
        pages.Open(task);

        Assert.Equal(["HEADER", "NAV", "MAIN", "FOOTER"], pages.AskAll("return [...document.body.children].map(e => e.tagName).filter(t => ['HEADER', 'NAV', 'MAIN', 'FOOTER'].includes(t))"));
        Assert.Equal("en", pages.Ask<string>("return document.documentElement.lang"));
        Assert.Single(pages.AskAll("return [...document.querySelectorAll('h1')].map(h => h.innerText)"));
        Assert.Empty(pages.AskAll("const all = [...document.querySelectorAll('h1, h2, h3')]; return all.filter((h, i) => i > 0 && h.tagName[1] - all[i - 1].tagName[1] > 1).map(h => h.innerText)"));
        Assert.Empty(pages.AskAll("return [...document.querySelectorAll('svg')].filter(s => s.getAttribute('role') !== 'img' || !s.getAttribute('aria-label')).map(s => s.outerHTML)"));
        Assert.Empty(pages.AskAll("return [...document.querySelectorAll('table')].filter(t => !t.caption || !t.caption.textContent || !t.querySelector('thead th[scope=col]') || [...t.tBodies[0].rows].some(r => !r.querySelector('th[scope=row]'))).map(t => t.outerHTML)"));
        Assert.Empty(pages.AskAll("return [...document.querySelectorAll('[tabindex=\"0\"]')].filter(e => e.getAttribute('role') !== 'region' || !e.getAttribute('aria-label')).map(e => e.outerHTML)"));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Tab_Report_ReachesEverythingAndShowsWhereItIs(ComparisonTask task)
    {
        pages.Open(task);
        var wanted = pages.Ask<long>($"window.met = new Set(); window.unseen = []; return {Reachable}.length");

        for (var press = 0; press < wanted; press++)
        {
            new Actions(pages.Driver).SendKeys(Keys.Tab).Perform();
            pages.Ask<object?>("const e = document.activeElement; window.met.add(e); if (e === document.body || getComputedStyle(e).outlineStyle === 'none') window.unseen.push(e.outerHTML.slice(0, 80)); return null");
        }

        Assert.Empty(pages.AskAll($"return {Reachable}.filter(e => !window.met.has(e)).map(e => e.outerHTML.slice(0, 80))"));
        Assert.Empty(pages.AskAll("return window.unseen"));
    }

    [Fact]
    public void Enter_SkipLinkSummaryAndThemeButton_DoWhatTheySay()
    {
        var browser = pages.Open(ComparisonTask.Binary);

        new Actions(pages.Driver).SendKeys(Keys.Tab).Perform();
        Assert.True(pages.Ask<bool>("const r = document.activeElement.getBoundingClientRect(); return document.activeElement.className === 'skip' && r.left >= 0 && r.top >= 0"));
        new Actions(pages.Driver).SendKeys(Keys.Enter).Perform();
        Assert.Equal("content", pages.Ask<string>("return document.activeElement.id"));

        pages.Ask<object?>("document.querySelector('summary').focus(); return null");
        new Actions(pages.Driver).SendKeys(Keys.Enter).Perform();
        Assert.True(pages.Ask<bool>("return document.querySelector('details').open && document.querySelector('details table').getBoundingClientRect().height > 20"));

        var light = browser.Style("body", "background-color");
        pages.Ask<object?>("document.getElementById('theme').focus(); return null");
        new Actions(pages.Driver).SendKeys(Keys.Space).Perform();
        Assert.NotEqual(light, browser.Style("body", "background-color"));
        Assert.Equal("Light colours", pages.Ask<string>("return document.getElementById('theme').innerText"));
    }

    /// <summary>WCAG 2.1: 4.5 for texts, 3 for what charts are drawn with.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SetColorScheme_Report_KeepsContrast(bool dark)
    {
        var browser = pages.Open(ComparisonTask.Multiclass);

        browser.SetColorScheme(dark);

        Assert.Equal(dark, pages.Ask<bool>($"{Contrast} return light(getComputedStyle(document.body).backgroundColor) < 0.5"));
        Assert.Empty(pages.AskAll($"{Contrast} return ['body', '.lead', 'caption', 'figcaption', 'a', 'thead th', 'td.good', 'button'].filter(s => ratio(s, 'color') < 4.5).map(s => s + ' ' + ratio(s, 'color'))"));
        Assert.Empty(pages.AskAll($"{Contrast} return ['.s0', '.s1', '.s2', '.reach'].filter(s => ratio(s, 'stroke') < 3).map(s => s + ' ' + ratio(s, 'stroke'))"));
    }

    [Fact]
    public void SetPrintMedia_Report_IsWhiteAndLeavesControlsOut()
    {
        var browser = pages.Open(ComparisonTask.Binary);
        browser.SetColorScheme(dark: true);

        browser.SetPrintMedia();
        var pdf = (Dictionary<string, object?>)browser.Driver.ExecuteCdpCommand("Page.printToPDF", new Dictionary<string, object?> { ["printBackground"] = true })!;

        Assert.Equal("rgba(255, 255, 255, 1)", browser.Style("body", "background-color"));
        Assert.Equal(["none", "none"], new[] { browser.Style("nav", "display"), browser.Style("#theme", "display") });
        Assert.Equal("%PDF"u8.ToArray(), Convert.FromBase64String((string)pdf["data"]!)[..4]);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Open_OnAPhone_ScrollsTablesAndNotThePage(ComparisonTask task)
    {
        var browser = pages.Open(task);

        pages.SetWidth(390);

        Assert.InRange(pages.Ask<long>("return document.documentElement.scrollWidth"), 300, 390);
        Assert.True(pages.Ask<bool>("return [...document.querySelectorAll('.scroll')].some(s => s.scrollWidth > s.clientWidth && getComputedStyle(s).overflowX === 'auto')"));
        Assert.Empty(pages.AskAll("return [...document.querySelectorAll('svg, figcaption, p, li, caption')].filter(e => e.getBoundingClientRect().right > 391).map(e => e.outerHTML.slice(0, 120))"));
        Assert.Empty(browser.ConsoleMessages());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Open_Report_LetsNoTextOfAChartLieOnAnother(ComparisonTask task)
    {
        pages.Open(task);

        Assert.Empty(pages.AskAll(
            """
            const found = [];
            for (const svg of document.querySelectorAll('svg')) {
              const frame = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text:not(.slanted)')].map(t => ({ name: t.textContent, box: t.getBoundingClientRect() }));
              texts.forEach((one, i) => {
                if (one.box.left < frame.left - 1 || one.box.right > frame.right + 1 || one.box.bottom > frame.bottom + 1) found.push(one.name + ' leaves its chart');
                texts.slice(i + 1).filter(two => one.box.left + 1 < two.box.right && two.box.left + 1 < one.box.right && one.box.top + 3 < two.box.bottom && two.box.top + 3 < one.box.bottom)
                  .forEach(two => found.push(one.name + ' and ' + two.name + ' in ' + svg.getAttribute('aria-label')));
              });
            }
            return found;
            """));
    }
}
