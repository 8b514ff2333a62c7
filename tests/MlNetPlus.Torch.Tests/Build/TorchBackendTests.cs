using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace MlNetPlus.Torch.Tests;

/// <summary>Evaluates projects that import the targets file which applications import, and asks which packages they reference.</summary>
public sealed class TorchBackendTests : IDisposable
{
    private static readonly string Targets = Path.Combine(AppContext.BaseDirectory, "Build", "TorchBackend.targets");

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("linux-x64", "", "", "libtorch-cpu-linux-x64 2.10.0")]
    [InlineData("win-x64", "", "", "libtorch-cpu-win-x64 2.10.0")]
    [InlineData("osx-arm64", "cpu", "", "libtorch-cpu-osx-arm64 2.10.0")]
    [InlineData("win-x64", "cpu", "linux-x64", "libtorch-cpu-linux-x64 2.10.0")]
    [InlineData("linux-x64", "cuda-linux", "", "TorchSharp-cuda-linux 0.107.0")]
    [InlineData("linux-x64", "cuda-windows", "", "TorchSharp-cuda-windows 0.107.0")]
    [InlineData("linux-x64", "none", "", null)]
    public void Import_Backend_ReferencesOnePackage(string system, string backend, string target, string? expected)
    {
        string[] properties = [backend.Length > 0 ? $"-p:TorchBackend={backend}" : "", target.Length > 0 ? $"-p:RuntimeIdentifier={target}" : ""];

        var references = Evaluate("", "PackageReference", system, [.. properties.Where(property => property.Length > 0)]);

        Assert.Equal(expected is null ? [] : [expected], references);
    }

    [Fact]
    public void Import_CentralVersions_GivesTheVersionCentrally()
    {
        const string Central = "<PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>";

        Assert.Equal(["libtorch-cpu-linux-x64 "], Evaluate(Central, "PackageReference"));
        Assert.Equal(["libtorch-cpu-linux-x64 2.10.0"], Evaluate(Central, "PackageVersion"));
    }

    [Fact]
    public void Import_ApplicationNamesTheVersion_KeepsIt()
    {
        Assert.Equal(
            ["libtorch-cpu-linux-x64 2.11.0"],
            Evaluate("""<ItemGroup><PackageReference Include="libtorch-cpu-linux-x64" Version="2.11.0" /></ItemGroup>""", "PackageReference"));
        Assert.Equal(
            ["libtorch-cpu-linux-x64 2.11.0"],
            Evaluate(
                """
                <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                <ItemGroup><PackageVersion Include="libtorch-cpu-linux-x64" Version="2.11.0" /></ItemGroup>
                """,
                "PackageVersion"));
    }

    [Theory]
    [InlineData("gpu", "linux-x64", "MLNP0001: TorchBackend is 'gpu'; expected cpu, cuda-windows, cuda-linux or none.")]
    [InlineData("cpu", "linux-arm64", "MLNP0002: TorchBackend is 'cpu', but there is no libtorch package for 'linux-arm64'; expected linux-x64, win-x64 or osx-arm64.")]
    public void Build_WrongBackend_FailsWithCode(string backend, string system, string message)
    {
        var (code, output) = MsBuild("", system, "-t:CheckTorchBackend", $"-p:TorchBackend={backend}");

        Assert.NotEqual(0, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_ShippedAndInCode_AreTheCentralOnes()
    {
        var central = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Build", "Directory.Packages.props.xml"))
            .Descendants("PackageVersion")
            .ToDictionary(version => (string)version.Attribute("Include")!, version => (string)version.Attribute("Version")!, StringComparer.Ordinal);
        var shipped = XDocument.Load(Targets);

        Assert.Equal([central["TorchSharp"]], shipped.Descendants("TorchSharpVersion").Select(version => version.Value));
        Assert.Equal(TorchPlatform.TorchSharpVersion, central["TorchSharp"]);
        Assert.Equal(TorchPlatform.LibtorchVersion, Assert.Single(shipped.Descendants("LibtorchVersion")).Value);
        Assert.Equal(
            [TorchPlatform.LibtorchVersion],
            central.Where(version => version.Key.StartsWith("libtorch-", StringComparison.Ordinal)).Select(version => version.Value).Distinct(StringComparer.Ordinal));
    }

    private IEnumerable<string> Evaluate(string content, string item, string system = "linux-x64", params string[] properties)
    {
        var (code, output) = MsBuild(content, system, [$"-getItem:{item}", .. properties]);
        Assert.True(code == 0, output);

        using var answer = JsonDocument.Parse(output);
        return
        [
            .. answer.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(reference =>
                $"{reference.GetProperty("Identity").GetString()} {(reference.TryGetProperty("Version", out var version) ? version.GetString() : "")}"),
        ];
    }

    private (int Code, string Output) MsBuild(string content, string system, params string[] arguments)
    {
        var project = _temporary.File("application.proj");
        File.WriteAllText(project, $"<Project>{content}<Import Project=\"{Targets}\" /></Project>");
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", $"-p:NETCoreSdkPortableRuntimeIdentifier={system}", .. arguments])
        {
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
