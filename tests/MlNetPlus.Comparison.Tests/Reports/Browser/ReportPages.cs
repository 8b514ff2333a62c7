using System.Collections.ObjectModel;
using Microsoft.ML;
using MlNetPlus.Testing;
using OpenQA.Selenium;

namespace MlNetPlus.Comparison.Tests;

/// <summary>A browser, and one report of each task with all there is in it; made once for all tests of the pages.</summary>
public sealed class ReportPages : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Browser> _browser;

    public ReportPages()
    {
        _browser = new Lazy<Browser>(() =>
        {
            Make();
            return Browser.Start();
        });
    }

    public IWebDriver Driver => Browser.Driver;

    private Browser Browser => _browser.Value;

    /// <summary>Opens the report of a task in a window of the usual width, on a screen with light colours.</summary>
    public Browser Open(ComparisonTask task)
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy);
        SetWidth(1280);
        Browser.SetColorScheme(dark: false);
        Browser.Open(_folder.In($"{task}.html"));
        return Browser;
    }

    /// <summary>Sets the width that the page sees, in CSS pixels.</summary>
    public void SetWidth(int width) => Browser.Driver.ExecuteCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        new Dictionary<string, object?> { ["width"] = width, ["height"] = 844, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    /// <summary>What a script returns.</summary>
    public T Ask<T>(string script) => (T)((IJavaScriptExecutor)Driver).ExecuteScript(script)!;

    /// <summary>The texts that a script returns as a list.</summary>
    public IReadOnlyList<string> AskAll(string script) => [.. Ask<ReadOnlyCollection<object>>(script).Select(one => (string)one)];

    public void Dispose()
    {
        if (_browser.IsValueCreated)
            _browser.Value.Dispose();
        _folder.Dispose();
    }

    private void Make()
    {
        var context = new MLContext(1);
        var rows = TestRows.View(context);
        context.BinaryClassification.Compare(rows, Options(context, ComparisonTask.Binary, "IsHigh"));
        context.MulticlassClassification.Compare(rows, Options(context, ComparisonTask.Multiclass, "Kind"));
        context.Regression.Compare(rows, Options(context, ComparisonTask.Regression, "Amount"));
    }

    private ComparisonOptions Options(MLContext context, ComparisonTask task, string label) => new()
    {
        LabelColumnName = label,
        Features = context.Transforms.Categorical.OneHotEncoding("Flags", "Group").Append(context.Transforms.Concatenate("Features", "Features", "X", "Flags")),
        Contenders = [Contender.Linear(), Contender.FastTree(), Contender.RandomForest(), TestContenders.Throwing("one that fails", "no luck")],
        Folds = 3,
        Importance = new() { Permutations = 2 },
        PartialDependence = new() { Columns = ["X", "Group"], GridPoints = 8 },
        LearningCurve = new() { Shares = [0.25, 1] },
        ReportPath = _folder.In($"{task}.html"),
    };
}
