namespace MlNetPlus.Conventions.Tests;

public sealed class NamedForTheirJobTests : ConventionTests
{
    private protected override IConvention Convention => new NamedForTheirJob();

    [Theory]
    [InlineData("src/Utils")]
    [InlineData("tests/MlNetPlus.Torch.Tests/Helpers")]
    [InlineData("samples/common")]
    [InlineData("docs/Misc")]
    public void Check_FolderThatCouldHoldAnything_IsFound(string folder) => Assert.Equal(folder, CheckOne((folder + "/deeper/a.txt", "")).Where);

    [Theory]
    [InlineData("Utils")]
    [InlineData("StringHelper")]
    [InlineData("Common")]
    public void Check_TypeThatCouldHoldAnything_IsFound(string name) =>
        Assert.Equal($"'{name}'", CheckOne(($"src/{name}.cs", $"internal static class {name};")).Got);

    [Theory]
    [InlineData("CommonTitles")]
    [InlineData("Quantiles")]
    public void Check_NamedForItsJob_IsLeftAlone(string name) => Assert.Empty(Check(($"src/{name}/{name}.cs", $"internal static class {name};")));
}
