namespace MlNetPlus.Conventions.Tests;

public sealed class PinnedPackagesTests : ConventionTests
{
    private protected override IConvention Convention => new PinnedPackages();

    [Theory]
    [InlineData("""<PackageReference Include="A" Version="1.0.0" />""")]
    [InlineData("""<PackageReference Include="A" VersionOverride="1.0.0" />""")]
    [InlineData("<PackageReference Include=\"A\"><Version>1.0.0</Version></PackageReference>")]
    public void Check_VersionInAProject_IsFound(string item)
    {
        var offence = CheckOne(("src/A/A.csproj", $"<Project><ItemGroup>\n{item}</ItemGroup></Project>"));

        Assert.Equal(("version outside the central file", "src/A/A.csproj:2"), (offence.What, offence.Where));
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("*")]
    [InlineData("[1.0.0, 2.*)")]
    [InlineData("")]
    public void Check_FloatingVersion_IsFound(string version) =>
        Assert.Equal($"'{version}' for A", CheckOne(("Directory.Packages.props", Central(version))).Got);

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("[5.0.1, 6.0)")]
    public void Check_FixedVersion_IsLeftAlone(string version) =>
        Assert.Empty(Check(
            ("Directory.Packages.props", Central(version)),
            ("src/A/A.csproj", """<Project><ItemGroup><PackageReference Include="A" PrivateAssets="all" /></ItemGroup></Project>""")));

    [Fact]
    public void Check_ExemptFile_IsLeftAlone()
    {
        var files = RepositoryFiles.Of(("src/A/build/A.targets", """<Project><ItemGroup><PackageReference Include="A" Version="1.0.0" /></ItemGroup></Project>"""));

        Assert.Empty(new PinnedPackages(new Exemption("src/A/build/A.targets", "shipped")).Check(files));
    }

    private static string Central(string version) =>
        $"""<Project><ItemGroup><PackageVersion Include="A" Version="{version}" /></ItemGroup></Project>""";
}
