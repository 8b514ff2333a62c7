namespace MlNetPlus.Conventions.Tests;

public sealed class NoMachineNamesTests : ConventionTests
{
    private protected override IConvention Convention => new NoMachineNames();

    [Theory]
    [InlineData("see /work/data/titanic.csv")]
    [InlineData("path = \"/root/.nuget\"")]
    [InlineData("file:///home/someone/a.txt")]
    [InlineData("/Users/someone/a.txt")]
    [InlineData(@"C:\Users\someone")]
    [InlineData("source https://api.nuget.org/v3/index.json")]
    [InlineData("registry.npmjs.org")]
    public void Check_NameOfAMachine_IsFound(string text)
    {
        var offence = CheckOne(("docs/a.md", "first line\n" + text));

        Assert.Equal("docs/a.md:2", offence.Where);
    }

    [Theory]
    [InlineData("https://example.org/home/page")]
    [InlineData("docs/work/a.md and ../root/a")]
    [InlineData("a home/work balance")]
    public void Check_OtherText_IsLeftAlone(string text) => Assert.Empty(Check(("docs/a.md", text)));
}
