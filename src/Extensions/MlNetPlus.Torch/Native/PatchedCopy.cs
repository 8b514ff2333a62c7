namespace MlNetPlus.Torch;

/// <summary>A patched library on disk; a temporary one is deleted on disposal, which a library already loaded survives.</summary>
internal sealed class PatchedCopy(string path, string? temporaryFolder) : IDisposable
{
    public string Path { get; } = path;

    public void Dispose()
    {
        if (temporaryFolder is null)
            return;

        try
        {
            Directory.Delete(temporaryFolder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file left behind in the temporary folder does no harm.
        }
    }
}
