using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Where <see cref="VisionWeights.Download"/> takes weights from, and where it keeps them.</summary>
public sealed class WeightsDownloadOptions
{
    /// <summary>The address that <see cref="FilePattern"/> is appended to, such as that of a mirror in your own network.</summary>
    /// <value>An absolute http or https address; required. A final slash is added when there is none.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>The file's place below the base address; <c>{name}</c> and <c>{tag}</c> stand for the network's name and the weights' tag.</summary>
    /// <value><c>{name}.{tag}/model.safetensors</c> by default; for the Hugging Face hub, under <c>https://huggingface.co/timm/</c>, it is <c>{name}.{tag}/resolve/main/model.safetensors</c>.</value>
    public string FilePattern { get; set; } = "{name}.{tag}/model.safetensors";

    /// <summary>The file's SHA-256, as 64 hexadecimal digits. With one, no other file is accepted, neither from the server nor from the cache.</summary>
    /// <value>Null, the default, accepts what the server sends.</value>
    public string? Sha256 { get; set; }

    /// <summary>The folder to keep files in.</summary>
    /// <value>
    /// Null, the default, for the user's: <c>mlnetplus/weights</c> under <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, on Windows under the local application data.
    /// </value>
    public string? CacheFolder { get; set; }

    /// <summary>How long the server may take to answer, and to send each further piece.</summary>
    /// <value>More than zero; 100 seconds by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a download that breaks off is taken up again before it counts as failed.</summary>
    /// <value>From 0; 3 by default.</value>
    public int Retries { get; set; } = 3;

    /// <summary>Is told of bytes that have arrived.</summary>
    public IProgress<WeightsDownloadProgress>? Progress { get; set; }

    /// <summary>Stops the download; what has arrived is kept, to go on from.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(WeightsDownloadOptions));
        faults.Check(
            BaseAddress is { IsAbsoluteUri: true } && (BaseAddress.Scheme == Uri.UriSchemeHttp || BaseAddress.Scheme == Uri.UriSchemeHttps),
            nameof(BaseAddress), BaseAddress, "an absolute http or https address");
        faults.Check(!string.IsNullOrEmpty(FilePattern), nameof(FilePattern), FilePattern, "a place below the base address");
        faults.Check(Sha256 is null || (Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigit)), nameof(Sha256), Sha256, "64 hexadecimal digits or null");
        faults.Check(CacheFolder is not "", nameof(CacheFolder), CacheFolder, "a folder or null");
        faults.Check(Timeout > TimeSpan.Zero, nameof(Timeout), Timeout, "more than zero");
        faults.Check(Retries >= 0, nameof(Retries), Retries, "at least 0");
        faults.ThrowIfAny();
    }
}
