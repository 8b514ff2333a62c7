using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>The folders in which .NET looks for an application's native libraries.</summary>
internal sealed class NativeFolders(IReadOnlyList<string> folders)
{
    public IReadOnlyList<string> Folders { get; } = folders;

    public static NativeFolders ForThisProcess(TorchPlatform platform)
    {
        var fromHost = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var bases = new[] { AppContext.BaseDirectory, Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "" };
        return new(
        [
            .. fromHost.Split(Path.PathSeparator)
                .Concat(bases.SelectMany(folder => (string[])[folder, Path.Combine(folder, "runtimes", platform.RuntimeIdentifier, "native")]))
                .Where(Path.IsPathFullyQualified)
                .Select(Path.TrimEndingDirectorySeparator)
                .Distinct(StringComparer.Ordinal)
                .Where(Directory.Exists),
        ]);
    }

    /// <summary>The full path of a file, or <see langword="null"/> when no folder has it.</summary>
    public string? Find(string fileName) => Folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
}
