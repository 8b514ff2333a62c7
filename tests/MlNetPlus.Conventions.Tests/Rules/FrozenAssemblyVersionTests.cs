namespace MlNetPlus.Conventions.Tests;

public sealed class FrozenAssemblyVersionTests : ConventionTests
{
    private static readonly (string, string) Frozen = ("Directory.Build.props", Props("1.0.0.0"));

    private protected override IConvention Convention => new FrozenAssemblyVersion();

    [Fact]
    public void Check_NoVersion_IsFound() => Assert.Equal("no AssemblyVersion", CheckOne(("Directory.Build.props", "<Project />")).Got);

    [Fact]
    public void Check_OtherVersion_IsFound() => Assert.Equal("'1.1.0.0'", CheckOne(("Directory.Build.props", Props("1.1.0.0"))).Got);

    [Fact]
    public void Check_OtherVersionInAProject_IsFound() => Assert.Equal("src/A/A.csproj:1", CheckOne(Frozen, ("src/A/A.csproj", Props("2.0.0.0"))).Where);

    [Fact]
    public void Check_VersionInCode_IsFound() =>
        Assert.Equal("src/A.cs:2", CheckOne(Frozen, ("src/A.cs", "using System.Reflection;\n[assembly: AssemblyVersion(\"2.0.0.0\")]")).Where);

    [Fact]
    public void Check_FrozenVersion_IsLeftAlone() => Assert.Empty(Check(Frozen));

    private static string Props(string version) =>
        $"<Project><PropertyGroup><AssemblyVersion>{version}</AssemblyVersion></PropertyGroup></Project>";
}
