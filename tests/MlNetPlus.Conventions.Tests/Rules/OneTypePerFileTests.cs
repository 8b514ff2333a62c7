namespace MlNetPlus.Conventions.Tests;

public sealed class OneTypePerFileTests : ConventionTests
{
    private protected override IConvention Convention => new OneTypePerFile();

    [Fact]
    public void Check_TwoPublicTypes_IsFound() =>
        Assert.Equal("A, B", CheckOne(("src/A.cs", "namespace N; public sealed class A; public enum B { C }")).Got);

    [Theory]
    [InlineData("public sealed record B;")]
    [InlineData("namespace N { public delegate void B(); internal class A; }")]
    [InlineData("public sealed class AndMore;")]
    public void Check_TypeOfAnotherName_IsFound(string code) => Assert.Equal("a type named 'A'", CheckOne(("src/A.cs", code)).Expected);

    [Theory]
    [InlineData("src/A.cs", "namespace N; public sealed class A { public enum B { C } } internal sealed class D;")]
    [InlineData("src/A.T.cs", "namespace N; public sealed class A<T>;")]
    [InlineData("src/A.Saving.cs", "namespace N; public sealed partial class A;")]
    [InlineData("src/Words.cs", "namespace N; internal readonly struct WholeWord; internal readonly struct DateWord;")]
    [InlineData("src/AssemblyAttributes.cs", "[assembly: B]")]
    [InlineData("samples/Titanic/Program.cs", "System.Console.WriteLine(new Row()); internal sealed record Row;")]
    public void Check_OneNamedType_IsLeftAlone(string path, string code) => Assert.Empty(Check((path, code)));
}
