namespace MlNetPlus.Conventions.Tests;

public sealed class CatalogDoorsTests : ConventionTests
{
    private const string Path = "src/Transforms/MlNetPlus.Transforms/A/ACatalogExtensions.cs";
    private const string Short = "public static A A(this TransformsCatalog catalog, string name) => new();";
    private const string WithOptions = "public static A A(this TransformsCatalog catalog, AOptions options) => new();";
    private const string Third = "public static A A(this Microsoft.ML.TransformsCatalog catalog, int count) => new();";

    private protected override IConvention Convention => new CatalogDoors();

    [Fact]
    public void Check_OtherNamespace_IsFound() =>
        Assert.Equal("namespace 'MlNetPlus.Transforms'", CheckOne((Path, Door(Short, space: "MlNetPlus.Transforms"))).Got);

    [Theory]
    [InlineData(Short)]
    [InlineData("public static B B(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog) => new();")]
    [InlineData("extension(TransformsCatalog catalog) { public A A(string name) => new(); }")]
    public void Check_OtherClassName_IsFound(string method) => Assert.Equal("'Doors'", CheckOne((Path, Door(method, name: "Doors"))).Got);

    [Fact]
    public void Check_ThirdOverload_IsFound() =>
        Assert.Equal("3 of TransformsCatalog.A", CheckOne((Path, Door(Short + WithOptions + Third))).Got);

    [Fact]
    public void Check_ThirdOverloadInAnotherFile_IsFound() =>
        Assert.Equal("3 of TransformsCatalog.A", CheckOne((Path, Door(Short + WithOptions)), ("src/B.cs", Door(Third, name: "BCatalogExtensions"))).Got);

    [Fact]
    public void Check_TwoOverloadsPerCatalog_AreLeftAlone() =>
        Assert.Empty(Check((Path, Door(Short + WithOptions + "public static A A(this RegressionCatalog.RegressionTrainers catalog) => new();"))));

    [Fact]
    public void Check_Bridge_IsLeftAlone() =>
        Assert.Empty(Check(("src/Extensions/MlNetPlus.Extensibility/CatalogEnvironment.cs", Door(Short, "CatalogEnvironment", "MlNetPlus.Extensibility"))));

    private static string Door(string methods, string name = "ACatalogExtensions", string space = "Microsoft.ML") =>
        $"namespace {space}; public static class {name} {{ {methods} }}";
}
