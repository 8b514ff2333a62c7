namespace MlNetPlus.Conventions.Tests;

public sealed class AllowedEdgesTests : ConventionTests
{
    private protected override IConvention Convention => new AllowedEdges();

    [Fact]
    public void Check_ReferenceUpwards_IsFound()
    {
        var offence = CheckOne(Project("Transforms/MlNetPlus.Transforms", "MlNetPlus.Torch"));

        Assert.Equal(
            "src/Transforms/MlNetPlus.Transforms/MlNetPlus.Transforms.csproj: reference against the layering: "
            + "got MlNetPlus.Transforms -> MlNetPlus.Torch; expected references to MlNetPlus.Extensibility only. "
            + "Move what both need to the lowest package that fits, or change the design first.",
            offence.ToString());
    }

    [Fact]
    public void Check_ReferenceFromTheBottom_IsFound() =>
        Assert.Equal("no project reference", CheckOne(Project("Extensions/MlNetPlus.Extensibility", "MlNetPlus.Transforms")).Expected);

    [Fact]
    public void Check_ReferenceToAnythingElse_IsFound() =>
        Assert.Contains("MlNetPlus.Testing", CheckOne(Project("Extensions/MlNetPlus.Torch", "MlNetPlus.Testing")).Got, StringComparison.Ordinal);

    [Fact]
    public void Check_UnknownPackage_IsFound() => Assert.Equal("'MlNetPlus.Extras'", CheckOne(Project("Extras/MlNetPlus.Extras")).Got);

    [Fact]
    public void Check_WhatReferencesBringIn_MayBeNamed() =>
        Assert.Empty(Check(Project("Extensions/MlNetPlus.Comparison", "MlNetPlus.Transforms", "MlNetPlus.Torch", "MlNetPlus.Extensibility")));

    private static (string Path, string Text) Project(string folder, params string[] references)
    {
        var name = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var items = references.Select(reference => $"""<ProjectReference Include="..\..\Any\{reference}\{reference}.csproj" />""");
        return ($"src/{folder}/{name}.csproj", $"<Project><ItemGroup>{string.Concat(items)}</ItemGroup></Project>");
    }
}
