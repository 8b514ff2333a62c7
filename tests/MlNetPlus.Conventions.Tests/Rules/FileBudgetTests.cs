namespace MlNetPlus.Conventions.Tests;

public sealed class FileBudgetTests : ConventionTests
{
    private protected override IConvention Convention => new FileBudget();

    [Theory]
    [InlineData("src/A.cs", 401, "at most 400")]
    [InlineData("samples/A.cs", 401, "at most 400")]
    [InlineData("benchmarks/A.cs", 401, "at most 400")]
    [InlineData("tests/A.cs", 601, "at most 600")]
    public void Check_OneLineTooMany_IsFound(string path, int lines, string expected)
    {
        var offence = CheckOne((path, Lines(lines)));

        Assert.Equal((path, $"{lines} lines", expected), (offence.Where, offence.Got, offence.Expected));
    }

    [Theory]
    [InlineData("src/A.cs", 400)]
    [InlineData("tests/A.cs", 600)]
    [InlineData("src/A.json", 5000)]
    public void Check_WithinBudget_IsLeftAlone(string path, int lines) => Assert.Empty(Check((path, Lines(lines))));

    [Fact]
    public void Check_ExemptFile_IsLeftAlone() =>
        Assert.Empty(new FileBudget(new Exemption("src/A.cs", "one table")).Check(RepositoryFiles.Of(("src/A.cs", Lines(401)))));

    [Theory]
    [InlineData("src/A.cs", "12 lines")]
    [InlineData("src/B.cs", "no such file")]
    public void Check_ExemptionWithoutNeed_IsFound(string path, string got) =>
        Assert.Equal(got, Assert.Single(new FileBudget(new Exemption(path, "one table")).Check(RepositoryFiles.Of(("src/A.cs", Lines(12))))).Got);

    [Fact]
    public void Exemptions_Each_HasItsReason() =>
        Assert.All(FileBudget.Exemptions, exemption => Assert.True(exemption.Reason.Length > 20, $"{exemption.Path} needs a reason"));

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("//\n", count));
}
