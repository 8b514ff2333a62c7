namespace MlNetPlus.Conventions.Tests;

public sealed class NothingUnfinishedTests : ConventionTests
{
    private protected override IConvention Convention => new NothingUnfinished();

    [Theory]
    [InlineData("src/A.cs", "// TODO: later")]
    [InlineData("src/A.cs", "/* FIXME */ class A;")]
    [InlineData("tests/A.cs", "/// <summary>HACK</summary>\nclass A;")]
    [InlineData("src/A.cs", "class A { int B() => throw new System.NotImplementedException(); }")]
    [InlineData("src/A/A.csproj", "<Project><!-- TODO --></Project>")]
    [InlineData("tests/A/Reference/a.py", "# FIXME")]
    [InlineData(".ci/run", "# HACK")]
    public void Check_UnfinishedCode_IsFound(string path, string text) => Assert.Equal("unfinished code", CheckOne((path, text)).What);

    [Theory]
    [InlineData("src/A.cs", "class A { string Todo = \"TODO\"; string B = nameof(Todo); } // hackneyed")]
    [InlineData("CONTRIBUTING.md", "No TODO reaches the main branch.")]
    public void Check_WordsElsewhere_AreLeftAlone(string path, string text) => Assert.Empty(Check((path, text)));
}
