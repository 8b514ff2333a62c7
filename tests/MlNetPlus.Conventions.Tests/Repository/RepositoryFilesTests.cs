namespace MlNetPlus.Conventions.Tests;

public sealed class RepositoryFilesTests
{
    [Theory]
    [InlineData("MlNetPlus.sln")]
    [InlineData(".ci/run")]
    [InlineData("src/Extensions/MlNetPlus.Extensibility/MlNetPlus.Extensibility.csproj")]
    [InlineData("tests/MlNetPlus.Conventions.Tests/Repository/RepositoryFilesTests.cs")]
    public void OnDisk_CommittedFile_IsSeen(string path) => Assert.NotNull(RepositoryFiles.OnDisk.Find(path));

    [Fact]
    public void OnDisk_BuildOutputs_AreNotSeen() =>
        Assert.DoesNotContain(RepositoryFiles.OnDisk.All, file => file.Folders.Contains("obj") || file.Folders.Contains("bin"));

    [Fact]
    public void Conventions_EachRule_HasTestsNamedForIt()
    {
        var types = typeof(RepositoryFilesTests).Assembly.GetTypes();
        var tested = types.Where(type => type.IsSubclassOf(typeof(ConventionTests))).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        var rules = types.Where(type => type.IsClass && typeof(IConvention).IsAssignableFrom(type)).Select(type => type.Name + "Tests").ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, name => Assert.Contains(name, tested));
    }
}
