using System.Diagnostics;
using System.Reflection;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>
/// A folder outside the repository, as a third party's: it sees the packed package and nothing else of the project. The
/// package gets a version of its own, so that no copy from an earlier run is used, and is removed from the cache afterwards.
/// </summary>
internal sealed class AuthorWorkspace : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnetplus-author-");
    private readonly string _version = $"0.1.0-author.{Environment.ProcessId}.{Environment.TickCount64}";

    public string Path => _folder.FullName;

    public void Pack(string project) => Run(
        Metadata("RepositoryRoot"), "dotnet", "pack", project, "--no-build", "--nologo", "--configuration", Metadata("Configuration"),
        "--output", System.IO.Path.Combine(Path, "packages"), $"-p:PackageVersion={_version}");

    public void Write(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.Replace("$VERSION$", _version, StringComparison.Ordinal));
    }

    public void Build(string project) => Run(
        Path, "dotnet", "build", project, "--nologo", "-p:NuGetAudit=false", $"-p:RestoreAdditionalProjectSources={System.IO.Path.Combine(Path, "packages")}");

    public string Run(string assembly, params string[] arguments) => Run(Path, "dotnet", [System.IO.Path.Combine(Path, assembly), .. arguments]);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        var cached = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } cache
            ? cache
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var own = System.IO.Path.Combine(cached, "mlnetplus.extensibility", _version);
        if (Directory.Exists(own))
            Directory.Delete(own, recursive: true);
    }

    private static string Metadata(string key) => typeof(AuthorWorkspace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} ran longer than {Limit}.");
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}\n{error.Result}");
        return output.Result;
    }
}
