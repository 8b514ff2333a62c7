namespace MlNetPlus.Conventions.Tests;

public sealed class AllowedPackagesTests : ConventionTests
{
    private protected override IConvention Convention => new AllowedPackages();

    [Theory]
    [InlineData("Transforms/MlNetPlus.Transforms", "TorchSharp")]
    [InlineData("Transforms/MlNetPlus.Transforms", "Microsoft.ML.FastTree")]
    [InlineData("Extensions/MlNetPlus.Torch", "libtorch-cpu-linux-x64")]
    [InlineData("Extensions/MlNetPlus.Torch", "TorchSharp-cpu")]
    [InlineData("Extensions/MlNetPlus.Extensibility", "Spectre.Console")]
    public void Check_PackageOfAnother_IsFound(string folder, string package) =>
        Assert.Equal($"'{package}'", CheckOne(Project(folder, package)).Got);

    [Theory]
    [InlineData("Extensions/MlNetPlus.Comparison", "Microsoft.ML.LightGbm")]
    [InlineData("Extensions/MlNetPlus.Comparison", "MathNet.Numerics")]
    [InlineData("Extensions/MlNetPlus.Torch", "TorchSharp")]
    public void Check_OwnPackage_IsLeftAlone(string folder, string package) => Assert.Empty(Check(Project(folder, package)));

    private static (string Path, string Text) Project(string folder, string package)
    {
        var name = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return ($"src/{folder}/{name}.csproj", $"""<Project><ItemGroup><PackageReference Include="{package}" /></ItemGroup></Project>""");
    }
}
