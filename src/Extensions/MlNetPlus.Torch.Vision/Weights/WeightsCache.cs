namespace MlNetPlus.Torch.Vision;

/// <summary>The places of one file in the cache: where it stands when whole, where its beginning is kept, and the lock that one process holds.</summary>
internal sealed class WeightsCache
{
    public WeightsCache(VisionModelInfo model, string? folder)
    {
        Folder = folder ?? UserFolder();
        File = Path.Combine(Folder, model.FullName + ".safetensors");
    }

    public string Folder { get; }

    /// <summary>The whole file.</summary>
    public string File { get; }

    /// <summary>What has arrived of it.</summary>
    public string Partial => File + ".partial";

    /// <summary>Which version of the server's file that is: its ETag.</summary>
    public string PartialVersion => File + ".partial.etag";

    private string LockFile => File + ".lock";

    /// <summary>Waits for other processes that download the same file.</summary>
    /// <returns>What to dispose when done.</returns>
    public FileStream Lock(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.IO.File.Exists(LockFile))
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    public void ForgetPartial()
    {
        System.IO.File.Delete(Partial);
        System.IO.File.Delete(PartialVersion);
    }

    private static string UserFolder()
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "mlnetplus", "weights");
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(caches ?? ""))
            caches = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.IsPathFullyQualified(caches!)
            ? Path.Combine(caches!, "mlnetplus", "weights")
            : throw new IOException($"This user has no home folder to keep weights in. Set {nameof(WeightsDownloadOptions)}.{nameof(WeightsDownloadOptions.CacheFolder)}.");
    }
}
