namespace MlNetPlus.Conventions.Tests;

/// <summary>The text files that a convention looks at: those of this repository, or a handful made up by a test.</summary>
internal sealed class RepositoryFiles
{
    private const string RootMark = "MlNetPlus.sln";
    private const int BytesLookedAtForText = 8000;

    /// <summary>What git ignores: build outputs and the folders of editors and tools. The same list as .gitignore's.</summary>
    private static readonly HashSet<string> IgnoredFolders =
        new(["bin", "obj", "artifacts", ".git", ".vs", ".idea", "BenchmarkDotNet.Artifacts", "TestResults"], StringComparer.Ordinal);

    private static readonly Lazy<RepositoryFiles> Disk = new(() => new(ReadFolder(FindRoot())));

    private readonly Dictionary<string, RepositoryFile> _byPath;

    private RepositoryFiles(IEnumerable<RepositoryFile> files)
    {
        All = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        _byPath = All.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>This repository, found by walking up from the test's own folder.</summary>
    public static RepositoryFiles OnDisk => Disk.Value;

    public IReadOnlyList<RepositoryFile> All { get; }

    public IEnumerable<RepositoryFile> Code => All.Where(file => file.IsCode);

    public IEnumerable<RepositoryFile> Projects => All.Where(file => file.IsProject);

    public IEnumerable<RepositoryFile> BuildFiles => All.Where(file => file.IsBuildFile);

    public static RepositoryFiles Of(params IEnumerable<(string Path, string Text)> files) =>
        new(files.Select(file => new RepositoryFile(file.Path, () => file.Text)));

    public RepositoryFile? Find(string path) => _byPath.GetValueOrDefault(path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException(
            $"No folder above '{AppContext.BaseDirectory}' holds {RootMark}. Run the conventions tests from within the repository.");
    }

    private static IEnumerable<RepositoryFile> ReadFolder(string root)
    {
        var pending = new Stack<DirectoryInfo>([new(root)]);
        while (pending.TryPop(out var folder))
        {
            foreach (var child in folder.EnumerateDirectories())
            {
                var isShared = child.Name == "shared" && folder.FullName == root;
                if (!isShared && !IgnoredFolders.Contains(child.Name))
                    pending.Push(child);
            }

            // In a linked work tree '.git' is a file, and names a folder of the machine.
            foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git" && IsText(file)))
            {
                var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
                yield return new(path, () => File.ReadAllText(file.FullName));
            }
        }
    }

    private static bool IsText(FileInfo file)
    {
        using var stream = file.OpenRead();
        var start = new byte[Math.Min(BytesLookedAtForText, file.Length)];
        stream.ReadExactly(start);
        return !start.Contains((byte)0);
    }
}
