namespace MlNetPlus.Conventions.Tests;

public sealed class SnippetsMatchTests : ConventionTests
{
    private static readonly (string, string) Sample = (
        "samples/A/Program.cs",
        """
        class A
        {
            void B()
            {
                #region train
                var c = 1;
                if (c > 0)
                    D(c);
                #endregion
            }
        }
        """);

    private protected override IConvention Convention => new SnippetsMatch();

    [Fact]
    public void Check_OtherCode_IsFoundWithItsLine()
    {
        var offence = CheckOne(Sample, Page("samples/A/Program.cs#train", "var c = 1;", "if (c > 1)", "    D(c);"));

        Assert.Equal(
            "README.md:5: snippet that differs from its sample: got 'if (c > 1)'; expected 'if (c > 0)' of samples/A/Program.cs#train. "
            + "Copy the region into the page; change the sample first if the page is right.",
            offence.ToString());
    }

    [Fact]
    public void Check_LinesLeftOut_AreFound() =>
        Assert.Equal("''", CheckOne(Sample, Page("samples/A/Program.cs#train", "var c = 1;", "if (c > 0)")).Got);

    [Fact]
    public void Check_LinesAdded_AreFound() =>
        Assert.Equal("'E();'", CheckOne(Sample, Page("samples/A/Program.cs#train", "var c = 1;", "if (c > 0)", "    D(c);", "E();")).Got);

    [Theory]
    [InlineData("samples/B/Program.cs#train", "snippet of a file that is not there")]
    [InlineData("samples/A/Program.cs#test", "snippet of a region that is not there")]
    public void Check_UnknownSource_IsFound(string source, string what) => Assert.Equal(what, CheckOne(Sample, Page(source, "var c = 1;")).What);

    [Fact]
    public void Check_MarkWithoutCode_IsFound() =>
        Assert.Equal("snippet mark without code", CheckOne(Sample, ("README.md", "<!-- snippet: samples/A/Program.cs#train -->\nText.\n")).What);

    [Fact]
    public void Check_SameCode_IsLeftAlone() =>
        Assert.Empty(Check(Sample, Page("samples/A/Program.cs#train", "var c = 1;", "if (c > 0)", "    D(c);")));

    [Fact]
    public void Check_UnmarkedCode_IsLeftAlone() => Assert.Empty(Check(Sample, ("README.md", "```csharp\nanything();\n```\n")));

    private static (string Path, string Text) Page(string source, params string[] code) =>
        ("README.md", $"# A\n<!-- snippet: {source} -->\n```csharp\n{string.Join('\n', code)}\n```\n");
}
