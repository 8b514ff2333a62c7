using System.Diagnostics;
using TorchSharp;

namespace MlNetPlus.Torch.Tests;

public sealed class TorchNativeTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void EnsureLoaded_CalledAgain_TorchWorks()
    {
        TorchNative.EnsureLoaded();
        TorchNative.EnsureLoaded();

        using var ones = torch.ones(2, 3);
        using var sum = ones.sum();
        Assert.Equal(6, sum.item<float>());
    }

    [Fact]
    public void EnsureLoaded_FreshProcess_MultipliesAndPatchesOnlyWhereNeeded()
    {
        var cache = _temporary.File("cache");

        var answers = RunHost(cache);

        Assert.Equal("19 22 43 50", answers["product"]);
        var plain = bool.Parse(answers["plain"]);
        var copies = Directory.Exists(cache) ? Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Select(Path.GetFileName) : [];
        Assert.Equal(plain ? [] : ["libLibTorchSharp.so"], copies);
    }

    [Fact]
    public void EnsureLoaded_FreshProcessWithoutWritableCache_Multiplies()
    {
        File.WriteAllText(_temporary.File("file"), "");

        Assert.Equal("19 22 43 50", RunHost(_temporary.File("file/cache"))["product"]);
    }

    [Fact]
    public void EnsureLoaded_TorchSharpWasUsedBefore_WorksOrSaysWhy()
    {
        var answers = RunHost(_temporary.File("cache"), "early");

        Assert.Equal(bool.Parse(answers["plain"]) ? "" : nameof(TorchLoadFailure.UsedTooEarly), answers["failure"]);
    }

    /// <summary>What a fresh process printed, line by line: whether TorchSharp's library loads by itself on this system, and then its results.</summary>
    private static Dictionary<string, string> RunHost(string cache, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MlNetPlus.Torch.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["XDG_CACHE_HOME"] = cache,

                // TorchSharp, when it fails, copies libtorch from NuGet's folder to the application's: half a gigabyte.
                ["NUGET_PACKAGES"] = cache,
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The host ended with {process.ExitCode}: {output}{error.Result}");

        return output.Split('\n')
            .Select(line => line.TrimEnd('\r').Split(": ", 2))
            .Where(line => line is ["plain" or "product" or "failure", _])
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
    }
}
