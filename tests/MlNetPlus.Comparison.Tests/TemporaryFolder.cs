namespace MlNetPlus.Comparison.Tests;

/// <summary>A folder of a test's own, gone when it ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private string? _path;

    /// <summary>Made when first asked for: a child process that is killed leaves none behind.</summary>
    public string Path => _path ??= Directory.CreateTempSubdirectory("mlnetplus-comparison-").FullName;

    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose()
    {
        if (_path is not null)
            Directory.Delete(_path, recursive: true);
    }
}
