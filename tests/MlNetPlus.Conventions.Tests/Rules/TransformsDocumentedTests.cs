namespace MlNetPlus.Conventions.Tests;

public sealed class TransformsDocumentedTests : ConventionTests
{
    private const string Feature = "src/Transforms/MlNetPlus.Transforms/GroupFrequency/GroupFrequencyOptions.cs";

    private protected override IConvention Convention => new TransformsDocumented();

    [Fact]
    public void Check_FeatureWithoutPage_IsFound()
    {
        var offence = CheckOne((Feature, "public sealed class GroupFrequencyOptions;"), ("docs/transforms/date-parts.md", ""));

        Assert.Equal(
            ("src/Transforms/MlNetPlus.Transforms/GroupFrequency", "docs/transforms/group-frequency.md"),
            (offence.Where, offence.Expected));
    }

    [Fact]
    public void Check_FeatureWithPage_IsLeftAlone() =>
        Assert.Empty(Check((Feature, "public sealed class GroupFrequencyOptions;"), ("docs/transforms/group-frequency.md", "")));

    [Theory]
    [InlineData(Feature, "internal sealed class GroupFrequencyOptions;")]
    [InlineData("src/Transforms/MlNetPlus.Transforms/Words.cs", "public sealed class Words;")]
    public void Check_NothingThatUsersSee_IsLeftAlone(string path, string code) => Assert.Empty(Check((path, code)));
}
