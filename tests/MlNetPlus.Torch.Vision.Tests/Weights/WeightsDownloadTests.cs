using System.Net;
using System.Security.Cryptography;

namespace MlNetPlus.Torch.Vision.Tests;

public sealed class WeightsDownloadTests : IDisposable
{
    private const string Model = "resnet18";
    private const string Asked = "/weights/resnet18.a1_in1k/model.safetensors";

    private readonly TemporaryFolder _folder = new();
    private readonly WeightsServer _server = new() { File = Bytes(300_000, seed: 1) };

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Download_Twice_AsksTheServerOnce()
    {
        var first = VisionWeights.Download(Model, Options());
        var second = VisionWeights.Download("resnet18.a1_in1k", Options());

        Assert.Equal(_folder.File("cache/resnet18.a1_in1k.safetensors"), first);
        Assert.Equal(first, second);
        Assert.Equal(_server.File, File.ReadAllBytes(first));
        Assert.Equal([Asked], _server.Requests);
        Assert.Equal(["resnet18.a1_in1k.safetensors", "resnet18.a1_in1k.safetensors.lock"], Cached());
    }

    [Fact]
    public void Download_BrokenOff_GoesOnWhereItStopped()
    {
        _server.BreakAfter.Enqueue(100_000);
        _server.BreakAfter.Enqueue(50_000);

        var path = VisionWeights.Download(Model, Options());

        Assert.Equal(_server.File, File.ReadAllBytes(path));
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(Asked, _server.Requests.First());
        Assert.All(_server.Requests.Skip(1), request => Assert.Matches($"^{Asked} bytes=[1-9][0-9]*-$", request));
    }

    [Fact]
    public void Download_BrokenOffTooOften_KeepsWhatArrivedForTheNextCall()
    {
        _server.BreakAfter.Enqueue(100_000);
        var options = Options();
        options.Retries = 0;

        var exception = Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));

        Assert.StartsWith($"Could not download the weights of resnet18.a1_in1k from {_server.Address}/resnet18.a1_in1k/model.safetensors: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith($"What has arrived is kept in '{_folder.File("cache")}'; call again to go on from it.", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("cache/resnet18.a1_in1k.safetensors")));

        var kept = new FileInfo(_folder.File("cache/resnet18.a1_in1k.safetensors.partial")).Length;
        Assert.InRange(kept, 1, 100_000);
        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, Options())));
        Assert.Equal($"{Asked} bytes={kept}-", _server.Requests.Last());
    }

    [Theory]
    [InlineData(true, "\"two\"")]
    [InlineData(false, "\"one\"")]
    [InlineData(true, null)]
    public void Download_ServerCannotGoOn_StartsAgain(bool ranges, string? newVersion)
    {
        _server.BreakAfter.Enqueue(100_000);
        var options = Options();
        options.Retries = 0;
        Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));
        _server.Ranges = ranges;
        _server.Version = newVersion;
        _server.File = Bytes(250_000, seed: 2);

        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, Options(withChecksum: true))));
    }

    [Fact]
    public void Download_StoppedBetweenTheLastByteAndTheRename_TakesWhatIsHere()
    {
        _server.BreakAfter.Enqueue(100_000);
        var options = Options();
        options.Retries = 0;
        Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));
        File.WriteAllBytes(_folder.File("cache/resnet18.a1_in1k.safetensors.partial"), _server.File);

        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, options)));
        Assert.Equal($"{Asked} bytes=300000-", _server.Requests.Last());
    }

    [Fact]
    public void Download_FileIsShorterThanItsBeginningHere_StartsAgain()
    {
        _server.BreakAfter.Enqueue(100_000);
        var options = Options();
        options.Retries = 0;
        Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));
        _server.File = Bytes(10, seed: 2);

        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, Options())));
    }

    [Fact]
    public void Download_WrongChecksum_DeletesTheFileAndNamesBoth()
    {
        var options = Options();
        options.Sha256 = new string('a', 64);

        var exception = Assert.Throws<VisionWeightsException>(() => VisionWeights.Download(Model, options));

        Assert.Equal(
            $"The file received for the weights of resnet18.a1_in1k from {_server.Address}/resnet18.a1_in1k/model.safetensors has SHA-256 "
            + $"{Convert.ToHexStringLower(SHA256.HashData(_server.File))}; expected {options.Sha256}. It was deleted. Check the address and the checksum.",
            exception.Message);
        Assert.Equal(["resnet18.a1_in1k.safetensors.lock"], Cached());
    }

    [Fact]
    public void Download_DamagedFileInTheCache_IsReplaced()
    {
        var path = VisionWeights.Download(Model, Options());
        File.WriteAllText(path, "damaged");

        VisionWeights.Download(Model, Options(withChecksum: true));

        Assert.Equal(_server.File, File.ReadAllBytes(path));
    }

    [Fact]
    public void Download_NoSuchFile_FailsAtOnce()
    {
        _server.Status = HttpStatusCode.NotFound;

        var exception = Assert.Throws<IOException>(() => VisionWeights.Download(Model, Options()));

        Assert.Contains("404", exception.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Download_NoServer_SaysSo()
    {
        var options = Options();
        options.BaseAddress = new Uri("http://127.0.0.1:9/");

        var exception = Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));

        Assert.StartsWith("Could not download the weights of resnet18.a1_in1k from http://127.0.0.1:9/resnet18.a1_in1k/model.safetensors: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Download_CacheThatCannotBeWritten_SaysWhichFolder()
    {
        File.WriteAllText(_folder.File("file"), "");
        var options = Options();
        options.CacheFolder = _folder.File("file/cache");

        var exception = Assert.Throws<IOException>(() => VisionWeights.Download(Model, options));

        Assert.Contains($"in the folder '{options.CacheFolder}': ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("or set WeightsDownloadOptions.CacheFolder to another folder.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Download_FullDisk_SaysSoAndGoesOnWhenThereIsSpace()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        Directory.CreateDirectory(_folder.File("cache"));
        var partial = _folder.File("cache/resnet18.a1_in1k.safetensors.partial");
        File.CreateSymbolicLink(partial, "/dev/full");

        var exception = Assert.Throws<IOException>(() => VisionWeights.Download(Model, Options()));

        Assert.StartsWith("Could not keep the weights of resnet18.a1_in1k from ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Free space there", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("cache/resnet18.a1_in1k.safetensors")));
        File.Delete(partial);
        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, Options())));
    }

    [Fact]
    public void Download_Cancelled_KeepsWhatArrived()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Options();
        options.Progress = new Cancelling(cancellation);
        options.CancellationToken = cancellation.Token;

        Assert.ThrowsAny<OperationCanceledException>(() => VisionWeights.Download(Model, options));

        Assert.True(new FileInfo(_folder.File("cache/resnet18.a1_in1k.safetensors.partial")).Length > 0);
        Assert.Equal(_server.File, File.ReadAllBytes(VisionWeights.Download(Model, Options())));
    }

    [Fact]
    public async Task Download_FromSeveralThreads_FetchesOnce()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => VisionWeights.Download(Model, Options()))));

        Assert.Single(paths.Distinct(StringComparer.Ordinal));
        Assert.Equal(_server.File, File.ReadAllBytes(paths[0]));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Download_OtherPlaceBelowTheAddress_IsAskedFor()
    {
        var options = Options();
        options.FilePattern = "{name}.{tag}/resolve/main/model.safetensors";

        VisionWeights.Download(Model, options);

        Assert.Equal(["/weights/resnet18.a1_in1k/resolve/main/model.safetensors"], _server.Requests);
    }

    [Fact]
    public void Download_FaultyOptions_NamesAllFaults()
    {
        var options = new WeightsDownloadOptions { BaseAddress = new Uri("ftp://127.0.0.1/"), FilePattern = "", Sha256 = "12", CacheFolder = "", Timeout = TimeSpan.Zero, Retries = -1 };

        var exception = Assert.Throws<ArgumentException>(() => VisionWeights.Download(Model, options));

        Assert.Equal(
            """
            WeightsDownloadOptions has 6 faults:
            - BaseAddress is ftp://127.0.0.1/; expected an absolute http or https address.
            - FilePattern is an empty text; expected a place below the base address.
            - Sha256 is '12'; expected 64 hexadecimal digits or null.
            - CacheFolder is an empty text; expected a folder or null.
            - Timeout is 00:00:00; expected more than zero.
            - Retries is -1; expected at least 0.
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("resnet_small", "No weights of resnet_small are published: it is trained from nothing. (Parameter 'name')")]
    [InlineData("resnet99", "There is no network 'resnet99'; expected one of convnext_atto, convnext_tiny, efficientnet_b0, mobilenetv3_small_100, mobilenetv4_conv_small, resnet_small, resnet_small_deep, resnet_small_wide, resnet18, resnet26d, resnet34. (Parameter 'name')")]
    public void Download_NoPublishedWeights_SaysSo(string name, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => VisionWeights.Download(name, Options())).Message);

    private static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private WeightsDownloadOptions Options(bool withChecksum = false) => new()
    {
        BaseAddress = _server.Address,
        CacheFolder = _folder.File("cache"),
        Timeout = TimeSpan.FromSeconds(20),
        Sha256 = withChecksum ? Convert.ToHexString(SHA256.HashData(_server.File)) : null,
    };

    private IEnumerable<string?> Cached() => Directory.GetFiles(_folder.File("cache")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private sealed class Cancelling(CancellationTokenSource cancellation) : IProgress<WeightsDownloadProgress>
    {
        public void Report(WeightsDownloadProgress value) => cancellation.Cancel();
    }
}
