namespace MlNetPlus.Conventions.Tests;

public sealed class BridgeOnlyTests : ConventionTests
{
    private const string Import = """<Project><Import Project="$(RepositoryRoot)eng/Bridge.targets" /></Project>""";
    private const string Reflection = "class A { object B = typeof(C).GetMethod(\"D\", BindingFlags.Instance | BindingFlags.NonPublic); }";

    private protected override IConvention Convention => new BridgeOnly();

    [Fact]
    public void Check_ImportElsewhere_IsFound() =>
        Assert.Equal("import of the bridge", CheckOne(("tests/MlNetPlus.Torch.Tests/MlNetPlus.Torch.Tests.csproj", Import)).What);

    [Theory]
    [InlineData("[assembly: IgnoresAccessChecksTo(\"Microsoft.ML.Data\")]")]
    [InlineData("[assembly: System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute(\"Microsoft.ML.Data\")]")]
    [InlineData("class A { [UnsafeAccessor(UnsafeAccessorKind.Method)] static extern int B(C c); }")]
    [InlineData(Reflection)]
    public void Check_WayAroundAccessibility_IsFound(string code) =>
        Assert.Equal("src/Transforms/MlNetPlus.Transforms/A.cs:1", CheckOne(("src/Transforms/MlNetPlus.Transforms/A.cs", code)).Where);

    [Fact]
    public void Check_ReflectionInTests_IsLeftAlone() => Assert.Empty(Check(("tests/MlNetPlus.Torch.Tests/A.cs", Reflection)));

    [Fact]
    public void Check_Bridge_IsLeftAlone() =>
        Assert.Empty(Check(
            ("src/Extensions/MlNetPlus.Extensibility/MlNetPlus.Extensibility.csproj", Import),
            ("src/Extensions/MlNetPlus.Extensibility/A.cs", Reflection),
            ("src/Extensions/MlNetPlus.Extensibility/B.cs", "[assembly: IgnoresAccessChecksTo(\"Microsoft.ML.Data\")]")));

    [Fact]
    public void Check_NameInACommentOrString_IsLeftAlone() =>
        Assert.Empty(Check(("src/Transforms/MlNetPlus.Transforms/A.cs", "// IgnoresAccessChecksTo\nclass A { string B = \"BindingFlags.NonPublic\"; }")));
}
