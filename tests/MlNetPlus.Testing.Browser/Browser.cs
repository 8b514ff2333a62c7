using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace MlNetPlus.Testing;

/// <summary>Headless Chromium, for tests of the pages that the packages write. One window; not safe for several threads.</summary>
/// <remarks>Tests begin with <c>Assert.SkipUnless(Browser.IsInstalled, Browser.Remedy)</c>: the browser is a system package.</remarks>
public sealed class Browser : IDisposable
{
    /// <summary>Says what a machine without the browser lacks.</summary>
    public const string Remedy = "Chromium or its driver is not installed here: apt-get install chromium chromium-driver";

    private const string ProgramFolder = "/usr/bin";
    private const string BrowserName = "chromium";
    private const string DriverName = "chromedriver";

    private readonly ChromeDriverService _service;
    private readonly string _profile = Directory.CreateTempSubdirectory("mlnetplus-browser-").FullName;

    private Browser(string downloadFolder, int width, int height)
    {
        _service = ChromeDriverService.CreateDefaultService(ProgramFolder, DriverName);
        _service.SuppressInitialDiagnosticInformation = true;
        var options = new ChromeOptions { BinaryLocation = Path.Combine(ProgramFolder, BrowserName) };
        // No sandbox: CI runs as root, where Chromium refuses to start with one. No shared memory: containers give 64 MB of it.
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--allow-file-access-from-files",
            $"--user-data-dir={_profile}",
            $"--window-size={width},{height}");
        options.AddUserProfilePreference("download.default_directory", downloadFolder);
        options.AddUserProfilePreference("download.prompt_for_download", false);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference(LogType.Performance, LogLevel.All);
        Driver = new ChromeDriver(_service, options, TimeSpan.FromMinutes(2));
    }

    /// <summary>Whether the browser and its driver are on this machine.</summary>
    public static bool IsInstalled { get; } = File.Exists(Path.Combine(ProgramFolder, BrowserName)) && File.Exists(Path.Combine(ProgramFolder, DriverName));

    /// <summary>Selenium's driver, for all that has no shorter way here.</summary>
    public ChromeDriver Driver { get; }

    /// <summary>Starts a browser with an empty profile.</summary>
    /// <param name="downloadFolder">Where downloads go, without asking; null takes the system's temporary folder.</param>
    /// <param name="width">The window's width in CSS pixels.</param>
    /// <param name="height">The window's height in CSS pixels.</param>
    public static Browser Start(string? downloadFolder = null, int width = 1280, int height = 900) =>
        new(downloadFolder ?? Path.GetTempPath(), width, height);

    /// <summary>Opens a file of this machine.</summary>
    /// <param name="path">An HTML file.</param>
    public void Open(string path) => Driver.Navigate().GoToUrl(new Uri(Path.GetFullPath(path)));

    /// <summary>Sets what the page sees as the user's colour scheme.</summary>
    /// <param name="dark">True for dark, false for light.</param>
    public void SetColorScheme(bool dark) =>
        Emulate(string.Empty, new Dictionary<string, object?> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" });

    /// <summary>Shows the page as it is printed.</summary>
    public void SetPrintMedia() => Emulate("print");

    /// <summary>The computed value of a CSS property.</summary>
    /// <param name="selector">A CSS selector; the first element it finds counts.</param>
    /// <param name="property">The property's CSS name.</param>
    public string Style(string selector, string property) => Driver.FindElement(By.CssSelector(selector)).GetCssValue(property);

    /// <summary>What the page has written to the console since the last call, failed requests among it.</summary>
    public IReadOnlyList<string> ConsoleMessages() =>
        [.. Driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => $"{entry.Level}: {entry.Message}")];

    /// <summary>The addresses that the pages have asked for since the last call, as far as they go over a network.</summary>
    public IReadOnlyList<string> NetworkRequests() =>
    [
        .. Driver.Manage().Logs.GetLog(LogType.Performance)
            .Select(entry => System.Text.Json.JsonDocument.Parse(entry.Message).RootElement.GetProperty("message"))
            .Where(message => message.GetProperty("method").GetString() == "Network.requestWillBeSent")
            .Select(message => message.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!)
            .Where(address => address.StartsWith("http", StringComparison.Ordinal) || address.StartsWith("ws", StringComparison.Ordinal)),
    ];

    /// <summary>Writes the whole page, as long as it is, as a PNG file.</summary>
    /// <param name="path">The file's path; its folder must exist.</param>
    public void SaveScreenshot(string path)
    {
        var result = (Dictionary<string, object?>)Driver.ExecuteCdpCommand(
            "Page.captureScreenshot",
            new Dictionary<string, object?> { ["format"] = "png", ["captureBeyondViewport"] = true })!;
        File.WriteAllBytes(path, Convert.FromBase64String((string)result["data"]!));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Driver.Dispose();
        _service.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // The browser's last process may still be writing its profile; it lies in the temporary folder.
        }
    }

    private void Emulate(string media, params Dictionary<string, object?>[] features) =>
        Driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["media"] = media, ["features"] = features });
}
