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

        var (plain, product) = RunHost(cache);

        Assert.Equal("19 22 43 50", product);
        var copies = Directory.Exists(cache) ? Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Select(Path.GetFileName) : [];
        Assert.Equal(plain ? [] : ["libLibTorchSharp.so"], copies);
    }

    [Fact]
    public void EnsureLoaded_FreshProcessWithoutWritableCache_Multiplies()
    {
        File.WriteAllText(_temporary.File("file"), "");

        Assert.Equal("19 22 43 50", RunHost(_temporary.File("file/cache")).Product);
    }

    /// <summary>Whether TorchSharp's library loads by itself on this system, and what the process calculated after our loading.</summary>
    private static (bool Plain, string Product) RunHost(string cache)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MlNetPlus.Torch.Host.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["XDG_CACHE_HOME"] = cache },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The host ended with {process.ExitCode}: {output}{error.Result}");

        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd().Split(' ', 2)).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        return (bool.Parse(answers["plain"]), answers["product"]);
    }
}
