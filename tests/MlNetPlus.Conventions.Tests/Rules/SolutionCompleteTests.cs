namespace MlNetPlus.Conventions.Tests;

public sealed class SolutionCompleteTests : ConventionTests
{
    private static readonly (string, string) Solution =
        ("MlNetPlus.sln", """Project("{FAE04EC0}") = "A", "src\A\A.csproj", "{DF18449E}" """);

    private protected override IConvention Convention => new SolutionComplete();

    [Fact]
    public void Check_ProjectNotInTheSolution_IsFound()
    {
        var offence = CheckOne(Solution, ("src/A/A.csproj", ""), ("src/B/B.csproj", ""));

        Assert.Equal(
            ("src/B/B.csproj", "Run: dotnet sln MlNetPlus.sln add src/B/B.csproj"),
            (offence.Where, offence.Remedy));
    }

    [Fact]
    public void Check_ExemptProject_IsLeftAlone() =>
        Assert.Empty(new SolutionComplete(new Exemption("src/B/B.csproj", "built by a test")).Check(RepositoryFiles.Of(Solution, ("src/B/B.csproj", ""))));

    [Fact]
    public void Exemptions_Each_HasItsReason() =>
        Assert.All(SolutionComplete.Exemptions, exemption => Assert.True(exemption.Reason.Length > 20, $"{exemption.Path} needs a reason"));
}
