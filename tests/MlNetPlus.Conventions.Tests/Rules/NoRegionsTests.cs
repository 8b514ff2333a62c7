namespace MlNetPlus.Conventions.Tests;

public sealed class NoRegionsTests : ConventionTests
{
    private const string Code = "class A\n{\n    #region fields\n    #endregion\n}\n";

    private protected override IConvention Convention => new NoRegions();

    [Theory]
    [InlineData("src/A.cs")]
    [InlineData("tests/A.cs")]
    public void Check_Region_IsFound(string path) => Assert.Equal($"{path}:3", CheckOne((path, Code)).Where);

    [Fact]
    public void Check_RegionOfASample_IsLeftAlone() => Assert.Empty(Check(("samples/Titanic/A.cs", Code)));

    [Fact]
    public void Check_RegionInAString_IsLeftAlone() => Assert.Empty(Check(("src/A.cs", "class A { string B = \"#region\"; }")));
}
